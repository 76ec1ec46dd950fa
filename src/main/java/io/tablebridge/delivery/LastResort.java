package io.tablebridge.delivery;

import io.tablebridge.delivery.EntityResult.Taken;
import io.tablebridge.delivery.EntityResult.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes that failed because others have a value, once more without it: all else of a guest must not be lost with it. */
final class LastResort {

    private final WriteReport first;
    private final Map<String, Taken> taken;
    private final List<EntityWrite> writes;

    private LastResort(WriteReport first, Map<String, Taken> taken, List<EntityWrite> writes) {
        this.first = first;
        this.taken = taken;
        this.writes = writes;
    }

    static LastResort of(List<Subject> subjects, List<EntityWrite> sent, WriteReport report, Endings endings) {
        Map<String, Taken> taken = new HashMap<>();
        for (Subject subject : subjects) {
            if (report.results().get(subject.publicId()) instanceof Taken by
                    && !by.properties().isEmpty()
                    && endings.isHopeless(subject, by)) {
                taken.put(subject.publicId(), by);
            }
        }
        List<EntityWrite> writes = new ArrayList<>();
        for (EntityWrite write : sent) {
            Taken by = taken.get(write.publicId());
            if (by != null) {
                Map<String, String> rest = new TreeMap<>(write.values());
                rest.keySet().removeAll(by.properties());
                writes.add(new EntityWrite(write.publicId(), write.stamp(), rest, true));
            }
        }
        return new LastResort(report, taken, List.copyOf(writes));
    }

    List<EntityWrite> writes() {
        return writes;
    }

    /** The destination takes nothing more now: those that have a last resort left count as not sent. */
    WriteReport postponed() {
        return new WriteReport(Map.copyOf(others()), first.trouble());
    }

    private Map<String, EntityResult> others() {
        Map<String, EntityResult> results = new HashMap<>(first.results());
        results.keySet().removeAll(taken.keySet());
        return results;
    }

    /** What came of all writes in the end. */
    WriteReport with(WriteReport second) {
        Map<String, EntityResult> results = others();
        second.results().forEach((guest, result) -> results.put(guest, withWarning(result, taken.get(guest))));
        return new WriteReport(Map.copyOf(results), second.trouble());
    }

    private static EntityResult withWarning(EntityResult result, @Nullable Taken by) {
        if (by == null || !(result instanceof Written written)) {
            return result;
        }
        Set<String> left = new TreeSet<>(written.left());
        left.addAll(by.properties());
        return new Written(written.remoteId(), left, Optional.of(by.problem()));
    }
}
