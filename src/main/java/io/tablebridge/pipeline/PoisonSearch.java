package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the bodies of an entry that make it fail, so that the other rows of a block go on. */
final class PoisonSearch {

    private final Consumer<StoredEntry> rehearsal;
    private final Map<Position, String> found = new HashMap<>();

    /** @param rehearsal takes an entry and leaves no trace; throws what taking it throws */
    PoisonSearch(Consumer<StoredEntry> rehearsal) {
        this.rehearsal = rehearsal;
    }

    Condemned condemn(StoredEntry stored, RuntimeException failure) {
        int bodies = stored.entry().bodies().size();
        if (stored.entry().kind() == EntryKind.BLOCK && bodies > 1) {
            search(stored, 0, bodies);
        }
        if (found.isEmpty()) {
            for (int body = 0; body < Math.max(1, bodies); body++) {
                found.put(new Position(stored.number(), body), name(failure));
            }
        }
        return new Condemned(found);
    }

    private void search(StoredEntry stored, int from, int to) {
        Entry entry = stored.entry();
        List<byte[]> some = entry.bodies().subList(from, to);
        Entry part =
                new Entry(entry.kind(), entry.source(), entry.eventId(), entry.receivedAt(), entry.headers(), some);
        try {
            rehearsal.accept(new StoredEntry(stored.number(), part, false));
        } catch (RuntimeException e) {
            if (!Failure.isPoison(e)) {
                throw e;
            }
            if (to - from == 1) {
                found.put(new Position(stored.number(), from), name(e));
            } else {
                search(stored, from, (from + to) / 2);
                search(stored, (from + to) / 2, to);
            }
        }
    }

    /** The class alone: messages may hold values. */
    private static String name(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
