package io.tablebridge.camel;

import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings route files into force one by one, so that a bad one never takes the others down: each version is checked for
 * itself, then against what the others have, and only then put in the place of the one before, which otherwise goes on.
 * While routes are swapped their requests wait before the doors. A file whose secrets are missing is left out, and its
 * doors answer that they are switched off. For one thread.
 */
final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

    /** A request that takes longer is cut off, and its platform sends it again. */
    private static final Duration MOST_UNDER_WAY = Duration.ofSeconds(5);

    private final RouteCheck check;
    private final Doors doors;
    private final KnownRouteFiles known;
    private final RouteInstaller installer;
    private final RouteClaims claims;
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, FoundFile> unused = new TreeMap<>();
    private final Map<String, List<String>> shut = new TreeMap<>();
    private final Map<String, RouteFile> results = new TreeMap<>();
    private Set<String> mappings = Set.of();
    private long version;

    /** The version of a file whose routes are there. */
    private record Running(CheckedRoutes.Good file, RouteInstaller.Installed routes) {}

    /**
     * @param reserved ids of routes that no file may take
     */
    RouteLoader(RouteCheck check, Doors doors, KnownRouteFiles known, RouteInstaller installer, Set<String> reserved) {
        this.check = check;
        this.doors = doors;
        this.known = known;
        this.installer = installer;
        this.claims = new RouteClaims(reserved);
    }

    /**
     * Takes up what has changed, and what could not be used before and perhaps can now.
     *
     * @param changed files as they stand now
     * @param usable names of the mappings that can be used
     * @return what became of each file of the folder, by name
     * @throws IOException when the memory of known files can't be written; the routes run all the same
     */
    List<RouteFile> take(List<FoundFile> changed, Set<String> usable) throws IOException {
        Map<String, FoundFile> files = new TreeMap<>();
        unused.forEach((name, file) -> {
            if (!mappings.equals(usable) || check.hasSecretNow(results.get(name))) {
                files.put(name, file);
            }
        });
        changed.forEach(file -> files.put(file.name(), file));
        mappings = Set.copyOf(usable);
        if (!files.isEmpty()) {
            take(files);
            known.write();
        }
        return List.copyOf(results.values());
    }

    private void take(Map<String, FoundFile> files) {
        List<String> gone = new ArrayList<>();
        Map<String, CheckedRoutes.Good> good = new TreeMap<>();
        Map<String, CheckedRoutes.Bad> bad = new TreeMap<>();
        files.forEach((name, file) -> {
            if (file.state() == FoundFile.State.GONE) {
                gone.add(name);
                return;
            }
            CheckedRoutes checked = check.check(file, mappings, text -> known.passed(name, text));
            if (checked instanceof CheckedRoutes.Good fine) {
                good.put(name, fine);
            } else if (checked instanceof CheckedRoutes.Bad wrong) {
                bad.put(name, wrong);
                lastGood(name).ifPresent(old -> good.put(name, old));
            }
        });
        Map<String, CheckedRoutes.Good> stay = new TreeMap<>();
        running.forEach((name, there) -> stay.put(name, there.file()));
        gone.forEach(stay::remove);
        for (CheckedRoutes.Bad wrong : claims.settle(good, stay, known::has)) {
            bad.putIfAbsent(wrong.name(), wrong);
            lastGood(wrong.name()).ifPresent(old -> good.put(wrong.name(), old));
        }
        claims.settle(good, stay, known::has).forEach(wrong -> bad.putIfAbsent(wrong.name(), wrong));
        swap(gone, good).forEach(wrong -> bad.putIfAbsent(wrong.name(), wrong));
        gone.forEach(this::forget);
        good.keySet().stream().filter(name -> !bad.containsKey(name)).forEach(this::runs);
        files.forEach((name, file) -> Optional.ofNullable(bad.get(name)).ifPresent(wrong -> isBad(wrong, file)));
    }

    /** What the file said when it was good before this start, if that still is. */
    private Optional<CheckedRoutes.Good> lastGood(String name) {
        if (results.containsKey(name)) {
            return Optional.empty();
        }
        return known.good(name)
                .map(text -> check.check(
                        new FoundFile(name, FoundFile.State.READ, text), mappings, same -> known.passed(name, same)))
                .filter(CheckedRoutes.Good.class::isInstance)
                .map(CheckedRoutes.Good.class::cast);
    }

    /** Gives those that Camel could not make after all; the version before runs again. */
    private List<CheckedRoutes.Bad> swap(List<String> gone, Map<String, CheckedRoutes.Good> good) {
        Map<String, Running> before = new TreeMap<>();
        Set<String> paths = new HashSet<>();
        Map<String, CheckedRoutes.Good> fresh = new TreeMap<>(good);
        fresh.entrySet().removeIf(one -> runsAlready(one.getValue()));
        fresh.values().forEach(file -> file.doors().forEach(door -> paths.add(door.path())));
        for (String name : running.keySet()) {
            if (gone.contains(name) || fresh.containsKey(name)) {
                Running old = running.get(name);
                before.put(name, old);
                old.file().doors().forEach(door -> paths.add(door.path()));
            }
        }
        if (before.isEmpty() && fresh.isEmpty()) {
            return List.of();
        }
        try (Doors.Hold hold = doors.hold(paths)) {
            if (!hold.awaitEmpty(MOST_UNDER_WAY)) {
                LOG.debug("requests are cut off that take longer than {}", MOST_UNDER_WAY);
            }
            before.forEach((name, old) -> {
                installer.remove(old.routes().all());
                running.remove(name);
            });
            return install(fresh, before);
        }
    }

    private boolean runsAlready(CheckedRoutes.Good file) {
        Running there = running.get(file.name());
        return there != null
                && there.file().document().text().equals(file.document().text());
    }

    private List<CheckedRoutes.Bad> install(Map<String, CheckedRoutes.Good> fresh, Map<String, Running> before) {
        List<CheckedRoutes.Bad> failed = new ArrayList<>();
        fresh.forEach((name, file) ->
                install(file).ifPresent(problem -> failed.add(check.notMade(file.document(), file.doors(), problem))));
        for (CheckedRoutes.Bad wrong : failed) {
            Optional.ofNullable(before.get(wrong.name()))
                    .map(Running::file)
                    .or(() -> lastGood(wrong.name()))
                    .flatMap(this::install)
                    .ifPresent(problem -> LOG.error("{}", problem));
        }
        return failed;
    }

    private Optional<Problem> install(CheckedRoutes.Good file) {
        version++;
        try {
            running.put(
                    file.name(),
                    new Running(file, installer.install(file.name(), RouteText.of(file.document(), version))));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private void runs(String name) {
        Running there = running.get(name);
        if (there != null) {
            open(name);
            unused.remove(name);
            known.remember(name, there.file().document().text(), there.file().doors());
            results.put(name, RouteFile.running(name, there.routes().own()));
        }
    }

    private void isBad(CheckedRoutes.Bad wrong, FoundFile file) {
        String name = wrong.name();
        unused.put(name, file);
        open(name);
        Running there = running.get(name);
        if (there != null) {
            results.put(name, RouteFile.behind(name, there.routes().own(), RouteCheck.ofBehind(wrong.problems())));
            return;
        }
        Map<String, String> sources = new TreeMap<>();
        wrong.doors().forEach(door -> sources.put(door.path(), door.source()));
        if (sources.isEmpty()) {
            sources.putAll(known.doors(name));
        }
        sources.forEach(doors::shut);
        shut.put(name, List.copyOf(sources.keySet()));
        results.put(
                name,
                wrong.disabled()
                        ? RouteFile.disabled(name, wrong.problems())
                        : RouteFile.refused(name, wrong.problems()));
    }

    private void forget(String name) {
        open(name);
        unused.remove(name);
        results.remove(name);
        known.forget(name);
    }

    /** Its doors are no longer shut because of it. */
    private void open(String name) {
        Optional.ofNullable(shut.remove(name)).ifPresent(paths -> paths.forEach(doors::forget));
    }
}
