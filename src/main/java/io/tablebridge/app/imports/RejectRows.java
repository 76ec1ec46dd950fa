package io.tablebridge.app.imports;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.ImportReject;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rejected rows of an import out of database and journal. One thread. */
final class RejectRows implements RejectSource {

    private static final int PAGE = 1_000;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Imports imports;
    private final Journal journal;
    private final ImportState state;
    private final RejectText text;
    private long entry;
    private Optional<StoredEntry> block = Optional.empty();

    /** @param language of the reasons */
    RejectRows(ImportGround ground, ImportState state, Locale language) {
        this.imports = ground.imports();
        this.journal = ground.journal();
        this.state = state;
        this.text = new RejectText(SheetForm.of(state.form()), language);
    }

    @Override
    public String header() {
        return text.header();
    }

    @Override
    public RejectPage page(long after) {
        List<String> rows = new ArrayList<>();
        long last = after;
        long characters = 0;
        for (ImportReject reject : imports.rejects(state.id(), after, PAGE)) {
            String row = text.row(reject, original(reject));
            rows.add(row);
            last = reject.row();
            characters += row.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
        }
        return new RejectPage(rows, last);
    }

    /** Empty when the journal can't give it back any more. */
    private String original(ImportReject reject) {
        if (reject.place().entry() != entry) {
            entry = reject.place().entry();
            block = read(entry);
        }
        return block.map(stored -> stored.entry().bodies())
                .filter(bodies -> reject.place().index() < bodies.size())
                .map(bodies -> new String(bodies.get(reject.place().index()), StandardCharsets.UTF_8))
                .orElse("");
    }

    private Optional<StoredEntry> read(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            return reader.next(1, 1, Duration.ZERO).stream()
                    .filter(stored -> stored.number() == number)
                    .findFirst();
        } catch (JournalDamagedException e) {
            return Optional.empty(); // the line in the file is told all the same
        } catch (UncheckedIOException e) {
            throw new OperateException(Problem.at("", "TB-PIP-010", number), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }
}
