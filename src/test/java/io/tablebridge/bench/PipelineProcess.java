package io.tablebridge.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a journal to its end in a process of its own, with the heap and the collector of the service, and tells on its
 * output how far it was when, and what processor time it had used by then: {@code at ENTRY NANOSECONDS NANOSECONDS}.
 */
final class PipelineProcess {

    private static final int EVERY = 5_000;

    private PipelineProcess() {}

    /** Where it was when, by the clock and by the processor time of the whole process. */
    record Mark(long entry, long nanos, long cpuNanos) {}

    /** What the process does with the journal. */
    enum Work {
        /** All that the service does, up to the outbox. */
        TAKE,
        /** Reading and mapping, and nothing kept of it: what is left when storing costs nothing. */
        MAP
    }

    /**
     * Runs it to its end.
     *
     * @param server the address of a server's database; empty for one in the folder
     */
    static List<Mark> run(Work work, Path folder, Optional<String> server, int heapMb, long after)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PipelineProcess.class.getName(),
                work.name(),
                folder.toString(),
                Long.toString(after),
                server.orElse(""));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Mark> marks = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("at ")) {
                    String[] words = line.split(" ", -1);
                    marks.add(new Mark(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
                }
            }
            if (process.waitFor() != 0) {
                throw new IOException("the pipeline did not come to the journal's end");
            }
            return marks;
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, MappingException {
        DataFolder folder = DataFolder.at(Path.of(arguments[1])).create();
        try (FileJournal journal = FileJournal.open(JournalSettings.of(folder.journal()), Clock.systemUTC())) {
            if (Work.valueOf(arguments[0]) == Work.TAKE) {
                take(folder, journal, Optional.of(arguments[3]).filter(url -> !url.isEmpty()));
            } else {
                map(journal, Long.parseLong(arguments[2]));
            }
        }
    }

    private static void take(DataFolder folder, FileJournal journal, Optional<String> server)
            throws InterruptedException {
        CoreSettings settings = new CoreSettings(
                folder,
                DatabaseLocation.of(folder, Optional.empty()),
                server.map(BenchPostgres::address),
                IdentityRules.common(),
                Duration.ofDays(7),
                2);
        try (Core core = Core.open(settings, journal, Clock.systemUTC())) {
            Progress progress = new Progress(core.loop().position());
            core.loop().onCommit(committed -> progress.reached(committed.position()));
            core.catchUp();
            progress.end();
        }
    }

    private static void map(FileJournal journal, long after)
            throws IOException, InterruptedException, MappingException {
        InboundMapping mapping = PipelineBench.mapping();
        Progress progress = new Progress(after);
        try (JournalReader reader = journal.readAfter(after)) {
            long end = journal.end();
            for (long position = after; position < end; ) {
                for (StoredEntry stored : reader.next(500, 2L << 20, Duration.ofSeconds(1))) {
                    Entry entry = stored.entry();
                    if (entry.kind() == EntryKind.EVENT
                            && !(mapping.map(new MappingInput(entry.source(), entry.headers(), entry.body()))
                                    instanceof MappingResult.Mapped)) {
                        throw new IllegalStateException("entry " + stored.number() + " can't be mapped");
                    }
                    position = stored.number();
                }
                progress.reached(position);
            }
        }
        progress.end();
    }

    /** Tells now and then how far it is. */
    private static final class Progress {
        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private long told;
        private long position;

        Progress(long position) {
            this.position = position;
            tell();
        }

        void reached(long entry) {
            position = entry;
            if (position >= told + EVERY) {
                tell();
            }
        }

        void end() {
            tell();
        }

        private void tell() {
            System.out.println("at " + position + " " + System.nanoTime() + " " + system.getProcessCpuTime());
            told = position;
        }
    }
}
