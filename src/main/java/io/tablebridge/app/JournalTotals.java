package io.tablebridge.app;

import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.Loss;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.journal.StoredHead;
import io.tablebridge.operate.audit.ReceivedTotals;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was received, counted from the journal itself. Thread-safe. */
final class JournalTotals implements ReceivedTotals {

    private final FileJournal journal;

    JournalTotals(FileJournal journal) {
        this.journal = journal;
    }

    @Override
    public long end() {
        return journal.end();
    }

    /** The journal keeps the sum up to its end; what lies behind the entry is read again and taken off. */
    @Override
    public Map<SourceDay, Long> upTo(long entry) {
        io.tablebridge.journal.ReceivedTotals all = journal.receivedTotals();
        Map<SourceDay, Long> counts = new HashMap<>(all.counts());
        if (entry < all.upTo()) {
            try {
                journal.heads(entry, all.upTo(), head -> takeOff(head, counts));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperateException(Problem.at("", "TB-APP-001"), e);
            } catch (JournalDamagedException e) {
                throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    @Override
    public List<Loss> losses() {
        return journal.losses();
    }

    private static void takeOff(StoredHead head, Map<SourceDay, Long> counts) {
        head.received().ifPresent(key -> counts.merge(key, (long) -head.bodies(), Long::sum));
    }
}
