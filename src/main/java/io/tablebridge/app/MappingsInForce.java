package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The mapping files of a folder, brought into force: each that is new or changed, compiles and passes its own tests is
 * told the journal, so that the events after it go through it, now and in any later catch-up. A bad file leaves the text
 * in force that was in force before.
 *
 * @param names mappings that events can name: in force now or before
 * @param outbound the text of each outbound mapping by name
 * @param changedOutbound the hash of each outbound mapping whose text is not the one known before, by name
 * @param problems of files that are not in force
 */
record MappingsInForce(
        Set<String> names, Map<String, String> outbound, Map<String, String> changedOutbound, List<Problem> problems) {

    private static final long MAX_BYTES = 1 << 20;

    /**
     * @throws OperateException when the folder can't be read or the journal can't be told
     */
    static MappingsInForce activate(Path folder, KnownRules memory, String release, Journal journal, Clock clock) {
        try {
            return new Activation(memory, release, journal, clock).of(folder);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-APP-002", e.getClass().getSimpleName()), e);
        }
    }

    /**
     * Tells the journal of each destination whose mapping changed, and remembers the mapping only then.
     *
     * @param rendered the mapping of each destination that is ready, by destination
     * @throws OperateException when the journal can't be told; the next start tells it
     */
    void tellChanges(Map<String, String> rendered, KnownRules memory, Journal journal, Clock clock) {
        Map<String, String> told = new TreeMap<>();
        try {
            rendered.forEach((destination, mapping) -> {
                String hash = changedOutbound.get(mapping);
                if (hash != null) {
                    journal.append(refresh(destination, clock))
                            .toCompletableFuture()
                            .join();
                    told.put(mapping, hash);
                }
            });
            if (!told.isEmpty()) {
                Map<String, String> known = new TreeMap<>(memory.read());
                known.putAll(told);
                memory.write(known);
            }
        } catch (CompletionException | IOException e) {
            throw new OperateException(Problem.at(String.join(", ", changedOutbound.keySet()), "TB-APP-003"), e);
        }
    }

    /** The body of what the journal is told when an outbound mapping changed: every guest is looked at again. */
    static Entry refresh(String destination, Clock clock) {
        return new Entry(
                EntryKind.DECISION,
                destination,
                "",
                clock.instant(),
                Map.of(DeliveryDecision.HEADER, DeliveryDecision.REFRESH.word()),
                List.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Activation {

        private final KnownRules memory;
        private final String release;
        private final Journal journal;
        private final Clock clock;
        private final MappingFolder checker = new MappingFolder(new MappingCompiler());
        private final Set<String> names = new TreeSet<>();
        private final Map<String, String> outbound = new TreeMap<>();
        private final Map<String, String> changedOutbound = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Activation(KnownRules memory, String release, Journal journal, Clock clock) {
            this.memory = memory;
            this.release = release;
            this.journal = journal;
            this.clock = clock;
        }

        MappingsInForce of(Path folder) throws IOException {
            Map<String, String> before = memory.read();
            Map<String, String> known = new TreeMap<>(before);
            names.addAll(before.keySet());
            for (Path file : files(folder)) {
                look(file, known);
            }
            if (!known.equals(before)) {
                memory.write(known);
            }
            names.removeAll(outbound.keySet());
            return new MappingsInForce(names, outbound, changedOutbound, List.copyOf(problems));
        }

        private void look(Path file, Map<String, String> known) throws IOException {
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.lastIndexOf('.'));
            String text;
            try {
                if (Files.size(file) > MAX_BYTES) {
                    problems.add(Problem.at(fileName, "TB-MAP-003", Files.size(file), MAX_BYTES));
                    return;
                }
                text = MappingFolder.text(file);
            } catch (MalformedInputException e) {
                problems.add(Problem.at(fileName + ":1", "TB-MAP-005"));
                return;
            }
            String hash = KnownRules.hash(release, text);
            boolean unchanged = hash.equals(known.get(name));
            if (unchanged && !isOutbound(text)) {
                return;
            }
            FileReport report = checker.check(fileName, text);
            if (!report.isGood()) {
                problems.addAll(report.problems());
                return;
            }
            if (report.file().orElseThrow() instanceof MappingFile.Outbound) {
                outbound.put(name, text);
                if (!unchanged && known.containsKey(name)) {
                    // Known only once the journal was told that every guest is looked at again.
                    changedOutbound.put(name, hash);
                    return;
                }
            } else {
                tell(name, text);
                names.add(name);
            }
            known.put(name, hash);
        }

        /** Only a hint that saves the check of an unchanged file; the compiler decides. */
        private static boolean isOutbound(String text) {
            return text.lines().anyMatch(line -> line.startsWith("destination:"));
        }

        private void tell(String name, String text) {
            Entry rule = new Entry(
                    EntryKind.RULE,
                    name,
                    "",
                    clock.instant(),
                    Map.of(),
                    List.of(text.getBytes(StandardCharsets.UTF_8)));
            try {
                journal.append(rule).toCompletableFuture().join();
            } catch (CompletionException e) {
                throw new OperateException(Problem.at(name, "TB-APP-003"), e);
            }
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> String.valueOf(file.getFileName()).matches("[^.].*\\.ya?ml"))
                        .sorted()
                        .toList();
            }
        }
    }
}
