package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the pipeline needs in memory to continue where the database stands. */
record PipelineStart(ActiveMappings mappings, ResendWindow resends, NavigableMap<LocalDate, Long> days, long position) {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineStart.class);
    private static final int ENTRIES = 1000;
    private static final long BYTES = 4L << 20;

    static PipelineStart of(Database database, Journal journal, MappingCompiler compiler, Duration resendWindow) {
        if (resendWindow.isNegative() || resendWindow.toDays() > 31) {
            throw new IllegalArgumentException("the resend window is at most 31 days");
        }
        StateTables.State state = database.write(handle -> {
            Optional<StateTables.State> known = StateTables.state(handle);
            known.ifPresentOrElse(s -> {}, () -> StateTables.begin(handle, journal.id()));
            return known.orElse(new StateTables.State(journal.id(), 0));
        });
        check(state, journal);
        ActiveMappings mappings = new ActiveMappings(compiler);
        NavigableMap<LocalDate, Long> days = database.read(handle -> {
            StateTables.loadRules(handle, mappings);
            return StateTables.days(handle);
        });
        ResendWindow resends = new ResendWindow(resendWindow);
        if (!days.isEmpty()) {
            long first = days.tailMap(resends.begin(days.lastKey())).values().stream()
                    .mapToLong(Long::longValue)
                    .min()
                    .orElse(state.entry() + 1);
            rebuild(resends, journal, Math.max(first, journal.oldest()), state.entry());
        }
        return new PipelineStart(mappings, resends, days, state.entry());
    }

    private static void check(StateTables.State state, Journal journal) {
        if (!state.journalId().equals(journal.id())) {
            throw new JournalMismatchException(Problem.at("", "TB-PIP-006", state.journalId(), journal.id()));
        }
        if (state.entry() > journal.end()) {
            throw new JournalMismatchException(Problem.at("", "TB-PIP-007", state.entry(), journal.end()));
        }
        if (state.entry() + 1 < journal.oldest()) {
            throw new JournalMismatchException(Problem.at("", "TB-PIP-008", state.entry(), journal.oldest()));
        }
    }

    private static void rebuild(ResendWindow resends, Journal journal, long first, long last) {
        if (first > last) {
            return;
        }
        try {
            long reached = first - 1;
            while (reached < last) {
                reached = read(resends, journal, reached, last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the journal", e);
        }
    }

    /** Up to the last entry or behind a damaged range: without what stood in it a resend may pass, which does no harm. */
    private static long read(ResendWindow resends, Journal journal, long after, long last) throws InterruptedException {
        long reached = after;
        try (JournalReader reader = journal.readAfter(after)) {
            while (reached < last) {
                List<StoredEntry> entries = reader.next(ENTRIES, BYTES, Duration.ofSeconds(1));
                for (StoredEntry stored : entries) {
                    if (stored.number() <= last && !stored.erased()) {
                        resends.isResend(stored.entry());
                    }
                    reached = stored.number();
                }
                resends.commit();
            }
            return reached;
        } catch (JournalDamagedException e) {
            LOG.warn("{}", LogLine.of("pipeline.log.resends", e.firstEntry(), e.lastEntry()));
            return Math.max(reached + 1, e.lastEntry());
        }
    }
}
