package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sees to it that no two files have the same route's id or door. */
final class RouteClaims {

    private static final String OURS = "Tablebridge";

    private final Set<String> reserved;

    /**
     * @param reserved ids of routes that no file may take
     */
    RouteClaims(Set<String> reserved) {
        this.reserved = Set.copyOf(reserved);
    }

    /** The ids that are the core's own. */
    static Set<String> ours(Set<String> destinations) {
        Set<String> ids = new HashSet<>(destinations);
        ids.addAll(List.of("pipeline", "backup", "fetches"));
        return ids;
    }

    /**
     * Takes out of {@code fresh} what another file has: one that stays as it is, one that had it at the last start, or one
     * before it by name.
     *
     * @param fresh versions that would come into force, by name
     * @param there versions that are in force and not gone
     * @param known whether a version was in force at the last start
     * @return what was taken out, with the reason
     */
    List<CheckedRoutes.Bad> settle(
            Map<String, CheckedRoutes.Good> fresh,
            Map<String, CheckedRoutes.Good> there,
            Predicate<CheckedRoutes.Good> known) {
        List<CheckedRoutes.Bad> refused = new ArrayList<>();
        Optional<CheckedRoutes.Bad> next = first(fresh, there, known);
        while (next.isPresent()) {
            // Its version before stays, and that may be in the way of another: all are looked at again.
            fresh.remove(next.get().name());
            refused.add(next.get());
            next = first(fresh, there, known);
        }
        return refused;
    }

    private Optional<CheckedRoutes.Bad> first(
            Map<String, CheckedRoutes.Good> fresh,
            Map<String, CheckedRoutes.Good> there,
            Predicate<CheckedRoutes.Good> known) {
        Map<String, String> ids = new TreeMap<>();
        Map<String, String> paths = new TreeMap<>();
        reserved.forEach(id -> ids.put(id, OURS));
        there.values().stream()
                .filter(file -> !fresh.containsKey(file.name()))
                .forEach(file -> claim(file, ids, paths));
        List<CheckedRoutes.Good> inOrder = new ArrayList<>(fresh.values());
        inOrder.sort(Comparator.comparing(file -> !known.test(file)));
        for (CheckedRoutes.Good file : inOrder) {
            List<Problem> problems = file.conflicts(ids, paths);
            if (!problems.isEmpty()) {
                return Optional.of(new CheckedRoutes.Bad(file.name(), false, problems, file.doors()));
            }
            claim(file, ids, paths);
        }
        return Optional.empty();
    }

    private static void claim(CheckedRoutes.Good file, Map<String, String> ids, Map<String, String> paths) {
        file.ids().keySet().forEach(id -> ids.put(id, file.name()));
        file.doors().forEach(door -> paths.put(door.path(), file.name()));
    }
}
