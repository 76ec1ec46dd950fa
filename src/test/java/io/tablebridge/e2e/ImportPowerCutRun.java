package io.tablebridge.e2e;

import static org.awaitility.Awaitility.await;

import io.tablebridge.app.Core;
import io.tablebridge.app.export.EntryAt;
import io.tablebridge.app.export.ExportCommands;
import io.tablebridge.app.export.ExportHolder;
import io.tablebridge.app.export.ExportRun;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportRun;
import io.tablebridge.app.imports.ImportWatch;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.export.Exports;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.journal.Power;
import io.tablebridge.journal.Survivors;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.Command;
import io.tablebridge.settings.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.h2.store.fs.FilePath;

/** An import that a power cut ends, the start after it, and what is there when the import has ended. */
final class ImportPowerCutRun {

    /**
     * What came of it.
     *
     * @param cut whether the power went while the file was taken in; otherwise it went before or after
     * @param begun at which change of journal and database the import began
     * @param ended at which it ended; 0 when it did not
     * @param export the guests in the end, as a table
     * @param contacts what the CRM holds in the end
     * @param faults what was found wrong; empty when all is well
     */
    record Result(
            boolean cut,
            long begun,
            long ended,
            String export,
            Map<String, Map<String, String>> contacts,
            List<String> faults) {}

    private static final String FILE = "tablebridge";

    private final Path root;
    private final ImportedFile file;
    private final Survivors survivors;
    private final OutboundMapping mapping;
    private final Random random;
    private final long seed;
    private final Clock clock = Clock.systemUTC();
    private final Power power = new Power();
    private final JournalBench bench = new JournalBench(power, true);
    private final CutDisk disk = new CutDisk(power);
    private final MemoryCrm crm;
    private volatile boolean again;
    private long begun;
    private long ended;
    private final DataFolder folder;
    private final List<String> faults = new ArrayList<>();

    ImportPowerCutRun(Path root, ImportedFile file, long seed, Survivors survivors, OutboundMapping mapping) {
        this.root = root;
        this.file = file;
        this.seed = seed;
        this.survivors = survivors;
        this.mapping = mapping;
        this.random = new Random(seed);
        this.crm = new MemoryCrm(seed);
        this.folder = DataFolder.at(root.resolve("data")).create();
    }

    /** @param cutAfter the change at which the power goes */
    Result run(long cutAfter) throws Exception {
        power.cutAfter(cutAfter);
        String scheme = "imp" + seed + survivors.name().charAt(0);
        CutFilePath files = CutFilePath.register(disk, scheme.toLowerCase(Locale.ROOT));
        try {
            evening(files.url(FILE) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        } finally {
            FilePath.unregister(files);
        }
        boolean cut = power.isCut() && begun > 0 && ended == 0;
        power.cutAfter(0);
        again = true;
        bench.leaveIn(folder.journal(), random, survivors);
        disk.leaveIn(folder.root().resolve("database"), FILE + ".mv.db", random, survivors);
        return new Result(cut, begun, ended, morning(), crm.contacts(), faults);
    }

    private void evening(String url) throws Exception {
        try (FileJournal journal = bench.open("boot-1", clock);
                Core core = Core.open(CutSettings.of(folder, url), journal, clock)) {
            serve(core);
        } catch (IOException | RuntimeException e) {
            unlessCut(e);
        }
        if (power.isCut()) {
            // The mark beside the database stands in a real folder: what it is told after the cut it never heard.
            Files.writeString(folder.root().resolve("database").resolve(FILE + "-state"), "in use since boot boot-1");
        }
    }

    private void serve(Core core) throws Exception {
        crm.meet(() -> !power.isCut(), core.gate()::isOpen);
        Machine machine = new Machine(core, crm, mapping, () -> !power.isCut(), clock).start();
        try {
            take(core, random.nextInt(8));
            await().atMost(Duration.ofSeconds(30)).until(() -> power.isCut() || machine.isDrained());
        } finally {
            machine.stop();
        }
        machine.failures().forEach(this::unlessCut);
    }

    /** @param backupAt the block after which a backup is taken, if there are so many */
    private void take(Core core, int backupAt) throws InterruptedException {
        Shipped.tell(core.journal(), clock.instant());
        while (!isOff() && !core.loop().awaitPosition(core.journal().end(), Duration.ofMillis(20))) {
            Thread.onSpinWait();
        }
        ImportGround ground = new ImportGround(
                core.database(),
                core.journal(),
                entry -> core.journal()
                        .append(entry)
                        .toCompletableFuture()
                        .join()
                        .entry(),
                entry -> isTaken(core, entry),
                List::of);
        ImportWish wish = new ImportWish(
                file.path(),
                "bookings.csv",
                "csv-booking-zh",
                "csv-booking-zh",
                Optional.empty(),
                Optional.empty(),
                SaidStyles.NONE,
                false);
        if (again) {
            new ImportRun(ground, new Watch(core, backupAt), clock).run(wish);
            return;
        }
        begun = power.changes();
        new ImportRun(ground, new Watch(core, backupAt), clock).run(wish);
        ended = isOff() ? 0 : power.changes();
    }

    private static boolean isTaken(Core core, long entry) {
        try {
            return core.loop().awaitPosition(entry, Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The copy of the file is on the disk, and the import goes on by itself. */
    private String morning() throws Exception {
        try (FileJournal journal = JournalBench.openFolder(folder.journal(), "boot-2", clock)) {
            journal.start().damages().forEach(damage -> faults.add(damage.toString()));
            try (Core core = Core.open(CutSettings.of(folder), journal, clock)) {
                crm.meet(() -> true, core.gate()::isOpen);
                Machine machine = new Machine(core, crm, mapping, () -> true, clock).start();
                try {
                    core.gate().await(Duration.ofSeconds(30));
                    take(core, -1);
                    await().atMost(Duration.ofSeconds(30)).until(machine::isDrained);
                } finally {
                    machine.stop();
                }
                core.catchUp();
                if (crm.tooEarly() > 0) {
                    faults.add(crm.tooEarly() + " writes before the catch-up was done");
                }
                core.audit().run().broken().forEach(problem -> faults.add("the audit: " + problem));
                faults.addAll(CutSettings.differences(core, root.resolve("undisturbed"), clock));
                return export(core);
            }
        }
    }

    private String export(Core core) throws InterruptedException {
        ZoneId zone = ZoneId.of("Asia/Taipei");
        Map<String, Command> commands = new ExportCommands(
                        new Exports(core.database(), core.profiles(), zone),
                        new EntryAt(core.journal()),
                        core.loop()::position)
                .all();
        ExportOrder order =
                new ExportOrder("guests", "", "", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        new ExportRun(order, zone, table, new PrintWriter(new StringWriter()), Locale.ENGLISH, () -> false, clock)
                .from(new ExportHolder(
                        request -> Objects.requireNonNull(commands.get(request.name()))
                                .run(request),
                        Locale.ENGLISH));
        return table.toString(StandardCharsets.UTF_8);
    }

    /** Whether the machine has no power; what it was cut off from stays so. */
    private boolean isOff() {
        return !again && power.isCut();
    }

    private void unlessCut(Throwable e) {
        if (!power.isCut()) {
            throw new AssertionError("it fails with power", e);
        }
    }

    private final class Watch implements ImportWatch {

        private final Core core;
        private int backupAt;

        Watch(Core core, int backupAt) {
            this.core = core;
            this.backupAt = backupAt;
        }

        @Override
        public void note(Problem problem) {}

        @Override
        public void begin(long rows, long bytes) {}

        @Override
        public void reached(long rows, long bytes, long all) {
            if (backupAt-- == 0) {
                String name = core.backups().orElseThrow().take(core.database()).name();
                if (isOff()) {
                    forget(folder.backups().resolve(name).resolve("manifest.json"));
                }
            }
        }

        private static void forget(Path manifest) {
            try {
                Files.deleteIfExists(manifest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isStopped() {
            return isOff();
        }
    }
}
