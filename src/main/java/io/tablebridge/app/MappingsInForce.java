package io.tablebridge.app;

import io.tablebridge.journal.Journal;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping files of a folder, brought into force at the start and when they change: each that is new or changed,
 * compiles and passes its own tests is told the journal, so that the events after it go through it, now and in any later
 * catch-up. A bad file leaves the text in force that was in force before. Thread-safe; but one thread only looks and tells
 * changes.
 */
final class MappingsInForce {

    private static final Logger LOG = LoggerFactory.getLogger(MappingsInForce.class);

    private final KnownRules memory;
    private final String release;
    private final MappingNews news;
    private final WatchedFolder folder;
    private final MappingFolder checker = new MappingFolder(new MappingCompiler());
    private final Map<String, String> known;
    private final Map<String, String> inbound = new TreeMap<>();
    private final Set<String> present = new TreeSet<>();
    private final Map<String, String> lastOutbound;
    private final Map<String, String> outbound = new TreeMap<>();
    private final Map<String, String> changedOutbound = new TreeMap<>();
    private final Map<String, FoundFile> untold = new TreeMap<>();
    private final Map<String, List<Problem>> problems = new TreeMap<>();
    private volatile List<RefusedFile> refused = List.of();

    private MappingsInForce(KnownRules memory, String release, MappingNews news, WatchedFolder folder)
            throws IOException {
        this.memory = memory;
        this.release = release;
        this.news = news;
        this.folder = folder;
        this.known = new TreeMap<>(memory.read());
        this.lastOutbound = memory.outbound();
    }

    /**
     * @throws OperateException when the folder can't be read or the journal can't be told
     */
    static MappingsInForce activate(Path folder, KnownRules memory, String release, Journal journal, Clock clock) {
        try {
            MappingsInForce mappings = new MappingsInForce(
                    memory, release, new MappingNews(journal, clock), MappingFolder.watched(folder));
            mappings.take(mappings.folder.first());
            return mappings;
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-APP-002", e.getClass().getSimpleName()), e);
        }
    }

    /**
     * Takes up what has changed since the start or the last look, once it stands still, and tells the log.
     * {@link #tellChanges} must follow once outbound mappings that changed are in use.
     *
     * @throws IOException when the folder can't be read
     * @throws OperateException when the journal can't be told; the next look tells it
     */
    synchronized void look() throws IOException {
        Map<String, FoundFile> files = new TreeMap<>(untold);
        folder.look().forEach(file -> files.put(file.name(), file));
        untold.putAll(files);
        for (FoundFile file : files.values()) {
            take(List.of(file));
            tell(file);
        }
    }

    private void tell(FoundFile file) {
        if (file.state() == FoundFile.State.GONE) {
            LOG.info("{}", LogLine.of("app.log.mapping-gone", file.name()));
            return;
        }
        List<Problem> wrong = problems.getOrDefault(file.name(), List.of());
        wrong.forEach(problem -> LOG.error("{}", problem));
        boolean behind = !wrong.isEmpty() && isInForce(name(file.name()));
        String key =
                wrong.isEmpty() ? "app.log.mapping-taken" : behind ? "app.log.mapping-kept" : "app.log.mapping-off";
        if (wrong.isEmpty()) {
            LOG.info("{}", LogLine.of(key, file.name()));
        } else {
            LOG.error("{}", LogLine.of(key, file.name()));
        }
    }

    /** Mappings that events can name: in force now or before. */
    synchronized Set<String> names() {
        Set<String> names = new TreeSet<>(known.keySet());
        names.removeAll(outbound.keySet());
        return names;
    }

    /** Mappings that have a file now, good or bad. */
    synchronized Set<String> present() {
        return Set.copyOf(present);
    }

    /** The text of each outbound mapping by name. */
    synchronized Map<String, String> outbound() {
        return Map.copyOf(outbound);
    }

    /** The files whose present text is not in force. */
    List<RefusedFile> refused() {
        return refused;
    }

    /**
     * Tells the journal of each destination whose mapping changed, and remembers the mapping only then.
     *
     * @param rendered the mapping of each destination that is ready, by destination
     * @throws OperateException when the journal can't be told; the next look, or the next start, tells it
     */
    synchronized void tellChanges(Map<String, String> rendered) {
        Map<String, String> told = new TreeMap<>();
        try {
            rendered.forEach((destination, mapping) -> {
                String hash = changedOutbound.get(mapping);
                if (hash != null) {
                    news.refresh(destination);
                    told.put(mapping, hash);
                }
            });
            if (!told.isEmpty()) {
                known.putAll(told);
                changedOutbound.keySet().removeAll(told.keySet());
                memory.write(known, outbound);
            }
        } catch (IOException e) {
            throw new OperateException(Problem.at(String.join(", ", changedOutbound.keySet()), "TB-APP-003"), e);
        }
    }

    /**
     * Tells the journal, which may have lost it, each text that is in force, as far as it was seen since the start, and
     * that every guest is looked at again.
     *
     * @param destinations whose guests are
     * @throws OperateException when the journal can't be told; the next start tells it
     */
    synchronized void tellAgain(Set<String> destinations) {
        try {
            memory.forget();
            Map<String, String> before = Map.copyOf(known);
            known.replaceAll((name, hash) -> KnownRules.UNTOLD);
            inbound.forEach(news::rule);
            destinations.forEach(news::refresh);
            before.forEach((name, hash) -> {
                if (inbound.containsKey(name) || outbound.containsKey(name)) {
                    known.put(name, hash);
                }
            });
            memory.write(known, outbound);
        } catch (IOException e) {
            throw new OperateException(Problem.at(String.join(", ", destinations), "TB-APP-003"), e);
        }
    }

    private void take(List<FoundFile> files) throws IOException {
        Map<String, String> before = Map.copyOf(known);
        Map<String, String> outboundBefore = outbound.isEmpty() ? lastOutbound : Map.copyOf(outbound);
        try {
            for (FoundFile file : files) {
                untold.put(file.name(), file);
                problems.remove(file.name());
                take(file);
                untold.remove(file.name());
            }
        } finally {
            if (!known.equals(before) || !outbound.equals(outboundBefore)) {
                memory.write(known, outbound);
            }
            refused = refusedNow();
        }
    }

    private void take(FoundFile file) {
        String name = name(file.name());
        if (file.state() == FoundFile.State.GONE) {
            present.remove(name);
            return;
        }
        present.add(name);
        String hash = KnownRules.hash(release, file.text());
        boolean unchanged = file.state() == FoundFile.State.READ && hash.equals(known.get(name));
        if (unchanged && !isOutbound(file.text())) {
            inbound.put(name, file.text());
            return;
        }
        FileReport report = checker.check(file);
        Optional<MappingFile> compiled = report.file().filter(good -> report.isGood());
        if (compiled.isEmpty()) {
            problems.put(file.name(), report.problems());
            takeLast(name);
        } else if (compiled.get() instanceof MappingFile.Outbound) {
            outbound.put(name, file.text());
            if (unchanged || !known.containsKey(name)) {
                known.put(name, hash);
                changedOutbound.remove(name);
            } else {
                // Known only once the journal was told that every guest is looked at again.
                changedOutbound.put(name, hash);
            }
        } else {
            news.rule(name, file.text());
            known.put(name, hash);
            inbound.put(name, file.text());
        }
    }

    /** What an outbound mapping said when it was in force before this start. */
    private void takeLast(String name) {
        Optional.ofNullable(lastOutbound.get(name))
                .filter(text -> !outbound.containsKey(name))
                .filter(text -> checker.check(name + ".yaml", text).isGood())
                .ifPresent(text -> outbound.put(name, text));
    }

    private List<RefusedFile> refusedNow() {
        List<RefusedFile> now = new ArrayList<>();
        problems.forEach((file, wrong) -> now.add(new RefusedFile(file, wrong, isInForce(name(file)))));
        return List.copyOf(now);
    }

    /** An outbound mapping while it is rendered, an inbound one from when on the journal knows it. */
    private boolean isInForce(String name) {
        return outbound.containsKey(name) || (known.containsKey(name) && !lastOutbound.containsKey(name));
    }

    private static String name(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    /** Only a hint that saves the check of an unchanged file; the compiler decides. */
    private static boolean isOutbound(String text) {
        return text.lines().anyMatch(line -> line.startsWith("destination:"));
    }
}
