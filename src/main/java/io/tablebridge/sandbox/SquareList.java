package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Objects of one kind with all their versions, so that a list can be behind. Thread-safe. */
final class SquareList {

    private final Duration behind;
    private final Map<String, List<Version>> objects = new LinkedHashMap<>();

    private record Version(Instant changedAt, Optional<ObjectNode> object) {}

    /** @param behind how long a change stays unknown to the list */
    SquareList(Duration behind) {
        this.behind = behind;
    }

    /** The object in its newest version. */
    ObjectNode put(String id, Map<String, String> fields, Instant now) {
        ObjectNode all = Reply.NODES.objectNode();
        fields.forEach(all::put);
        return put(id, all, now);
    }

    /** The same with fields that hold more than texts. */
    synchronized ObjectNode put(String id, ObjectNode fields, Instant now) {
        List<Version> versions = objects.computeIfAbsent(id, same -> new ArrayList<>());
        ObjectNode object = Reply.NODES
                .objectNode()
                .put("id", id)
                .put("version", versions.size())
                .put("updated_at", now.toString());
        object.setAll(fields);
        versions.add(new Version(now, Optional.of(object)));
        return object;
    }

    /** From now on there is no such object, and nobody is told. */
    synchronized void delete(String id, Instant now) {
        objects.computeIfAbsent(id, same -> new ArrayList<>()).add(new Version(now, Optional.empty()));
    }

    /** What the list shows at a time: the last changed ones at its end. */
    synchronized List<ObjectNode> at(Instant now, Predicate<JsonNode> within) {
        Instant known = now.minus(behind);
        return objects.values().stream()
                .flatMap(versions -> newest(versions, known).stream())
                .filter(version -> version.object().filter(within).isPresent())
                .sorted(Comparator.comparing(Version::changedAt))
                .flatMap(version -> version.object().stream())
                .toList();
    }

    /** The object by its id in its newest version, which is never behind. */
    synchronized Optional<ObjectNode> get(String id) {
        List<Version> versions = objects.getOrDefault(id, List.of());
        return versions.isEmpty()
                ? Optional.empty()
                : versions.get(versions.size() - 1).object();
    }

    /** The newest version of each. */
    synchronized Map<String, Long> versions() {
        Map<String, Long> newest = new TreeMap<>();
        objects.forEach((id, versions) -> get(id).ifPresent(object -> newest.put(id, versions.size() - 1L)));
        return newest;
    }

    private static Optional<Version> newest(List<Version> versions, Instant known) {
        return versions.stream()
                .filter(version -> !version.changedAt().isAfter(known))
                .reduce((older, newer) -> newer);
    }
}
