package io.tablebridge.delivery;

import io.tablebridge.delivery.EntityResult.Taken;
import io.tablebridge.delivery.EntityResult.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes that failed because others have a value, once more without it: all else of a guest must not be lost with it. What
 * we wrote there before is no longer the guest's and is let go of: others may wait for it.
 */
final class LastResort {

    private final WriteReport first;
    private final Map<String, Taken> taken;
    private final List<EntityWrite> writes;
    private final Map<String, EntityResult> nothingLeft;

    private LastResort(
            WriteReport first,
            Map<String, Taken> taken,
            List<EntityWrite> writes,
            Map<String, EntityResult> nothingLeft) {
        this.first = first;
        this.taken = taken;
        this.writes = writes;
        this.nothingLeft = nothingLeft;
    }

    static LastResort of(List<Subject> subjects, List<EntityWrite> sent, WriteReport report, Endings endings) {
        Map<String, Taken> taken = new HashMap<>();
        Map<String, EntityWrite> again = new TreeMap<>();
        Map<String, EntityResult> nothingLeft = new HashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            if (report.results().get(subject.publicId()) instanceof Taken by
                    && !by.properties().isEmpty()
                    && endings.isHopeless(subject, by)) {
                taken.put(subject.publicId(), by);
                EntityWrite write = without(subject, sent.get(i), by);
                Optional<RemoteEntity> there = write.stamp().isPresent() ? Optional.empty() : subject.found();
                if (write.values().isEmpty() && there.isPresent()) {
                    nothingLeft.put(subject.publicId(), new Written(there.get().remoteId()));
                } else {
                    again.put(subject.publicId(), write);
                }
            }
        }
        return new LastResort(report, taken, List.copyOf(again.values()), nothingLeft);
    }

    private static EntityWrite without(Subject subject, EntityWrite write, Taken by) {
        Map<String, String> rest = new TreeMap<>(write.values());
        rest.keySet().removeAll(by.properties());
        by.properties().stream().filter(subject::holdsOurs).forEach(property -> rest.put(property, ""));
        return new EntityWrite(write.publicId(), write.stamp(), rest, true);
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** What is left to write for each guest that has it last, by public id; of some nothing is. */
    Map<String, Map<String, String>> values() {
        Map<String, Map<String, String>> values =
                writes.stream().collect(Collectors.toMap(EntityWrite::publicId, EntityWrite::values));
        nothingLeft.keySet().forEach(guest -> values.put(guest, Map.of()));
        return values;
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
        nothingLeft.forEach((guest, result) -> results.put(guest, withWarning(result, taken.get(guest))));
        second.results().forEach((guest, result) -> results.put(guest, withWarning(result, taken.get(guest))));
        return new WriteReport(Map.copyOf(results), second.trouble());
    }

    private static EntityResult withWarning(EntityResult result, @Nullable Taken by) {
        return by != null && result instanceof Written written
                ? new Written(written.remoteId(), written.left(), Optional.of(by.problem()))
                : result;
    }
}
