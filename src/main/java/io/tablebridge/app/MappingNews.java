package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** What the journal is told about mappings. Thread-safe. */
final class MappingNews {

    private final Journal journal;
    private final Clock clock;

    MappingNews(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A text is in force from now on.
     *
     * @throws OperateException when the journal can't be told
     */
    void rule(String name, String text) {
        tell(new Entry(
                EntryKind.RULE, name, "", clock.instant(), Map.of(), List.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * The mapping of a destination changed: every guest is looked at again.
     *
     * @throws OperateException when the journal can't be told
     */
    void refresh(String destination) {
        tell(new Entry(
                EntryKind.DECISION,
                destination,
                "",
                clock.instant(),
                Map.of(DeliveryDecision.HEADER, DeliveryDecision.REFRESH.word()),
                List.of("{}".getBytes(StandardCharsets.UTF_8))));
    }

    private void tell(Entry entry) {
        try {
            journal.append(entry).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new OperateException(Problem.at(entry.source(), "TB-APP-003"), e);
        }
    }
}
