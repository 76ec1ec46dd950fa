package io.tablebridge.e2e;

import static org.awaitility.Awaitility.await;

import io.tablebridge.app.Core;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Power;
import io.tablebridge.journal.Receipt;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.journal.Survivors;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.operate.backup.BackupManifest;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.RecoveryDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;

/** One evening that ends with a power cut, the start after it, and what is wrong then. */
final class PowerCutRun {

    /** What is asked of the machine. */
    enum Setting {
        /** As it ships. */
        SOUND,
        /** The journal's disk says it forced and did not. */
        JOURNAL_NOT_FORCED,
        /** The database's file is used as the cut has left it, as after a kill. */
        DATABASE_TRUSTED
    }

    /**
     * What came of it.
     *
     * @param cut whether the power went while it ran; otherwise it went just after a clean stop
     * @param faults what was found wrong; empty when all is well
     */
    record Result(
            boolean cut,
            Optional<RecoveryDecision> decision,
            int acknowledged,
            int backups,
            long writes,
            List<String> faults) {}

    private static final String FILE = "tablebridge";
    private static final int EVENTS = 120;
    private static final int PORTION = 30;

    private final Path root;
    private final Survivors survivors;
    private final Setting setting;
    private final OutboundMapping mapping;
    private final Random random;
    private final long seed;
    private final Clock clock = Clock.systemUTC();
    private final Power power = new Power();
    private final JournalBench bench;
    private final CutDisk disk = new CutDisk(power);
    private final MemoryCrm crm;
    private final DataFolder folder;
    private final List<Told> history;
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int backups;

    PowerCutRun(Path root, long seed, Survivors survivors, Setting setting, OutboundMapping mapping) {
        this.root = root;
        this.seed = seed;
        this.survivors = survivors;
        this.setting = setting;
        this.mapping = mapping;
        this.random = new Random(seed);
        this.bench = new JournalBench(power, setting != Setting.JOURNAL_NOT_FORCED);
        this.crm = new MemoryCrm(seed);
        this.folder = DataFolder.at(root.resolve("data")).create();
        this.history = RandomHistory.of(random, EVENTS);
    }

    Result run() throws Exception {
        power.cutAfter(10 + random.nextInt(random.nextInt(4) == 0 ? 100 : 700));
        String scheme =
                "cut" + seed + survivors.name().charAt(0) + setting.name().charAt(0);
        CutFilePath files = CutFilePath.register(disk, scheme.toLowerCase(java.util.Locale.ROOT));
        try {
            evening(files.url(FILE) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        } finally {
            FilePath.unregister(files);
        }
        boolean cut = power.isCut();
        power.cutAfter(0);
        bench.leaveIn(folder.journal(), random, survivors);
        disk.leaveIn(folder.root().resolve("database"), FILE + ".mv.db", random, survivors);
        Optional<RecoveryDecision> decision = morning();
        return new Result(cut, decision, acknowledged.size(), backups, crm.writes(), faults);
    }

    private void evening(String url) throws Exception {
        FileJournal journal;
        try {
            journal = bench.open("boot-1", clock);
        } catch (IOException e) {
            unlessCut(e);
            return;
        }
        try {
            Core core = Core.open(CutSettings.of(folder, url), journal, clock);
            try {
                serve(core);
            } finally {
                core.close();
                loseWhatIsWrittenWithoutPower();
            }
        } catch (RuntimeException e) {
            unlessCut(e);
        }
        try {
            journal.close();
        } catch (UncheckedIOException e) {
            unlessCut(e);
        }
    }

    /** The mark beside the database stands in a real folder: what it is told after the cut it never heard. */
    private void loseWhatIsWrittenWithoutPower() throws IOException {
        if (power.isCut()) {
            Files.writeString(folder.root().resolve("database").resolve(FILE + "-state"), "in use since boot boot-1");
        }
    }

    private void serve(Core core) throws Exception {
        crm.meet(() -> !power.isCut(), core.gate()::isOpen);
        Machine machine = new Machine(core, crm, mapping, () -> !power.isCut(), clock).start();
        try {
            Shipped.tell(core.journal(), clock.instant());
        } catch (CompletionException e) {
            unlessCut(e);
        }
        for (int from = 0; from < EVENTS && !power.isCut(); from += PORTION) {
            send(core.journal(), history.subList(from, from + PORTION));
            Thread backup = new Thread(() -> backUp(core), "backup");
            if (random.nextInt(5) < 2) {
                backup.start();
            }
            if (random.nextBoolean()) {
                send(core.journal(), RandomHistory.of(new Random(seed - from), PORTION));
            }
            backup.join();
        }
        machine.stop();
        machine.failures().forEach(this::unlessCut);
    }

    /** Takes a backup; one that the cut interrupts is left as torn as chance makes it. */
    private void backUp(Core core) {
        try {
            BackupManifest taken = core.backups().orElseThrow().take(core.database());
            backups++;
            if (power.isCut()) {
                tear(folder.backups().resolve(taken.name()));
            }
        } catch (OperateException e) {
            unlessCut(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tear(Path backup) throws IOException {
        backups--;
        Path copy = backup.resolve("database.zip");
        byte[] whole = Files.readAllBytes(copy);
        Files.write(copy, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
        if (random.nextBoolean()) {
            Files.delete(backup.resolve("manifest.json"));
        }
    }

    private void send(FileJournal journal, List<Told> events) {
        for (Told told : events) {
            try {
                Receipt receipt = journal.append(told.receivedAt(clock.instant()))
                        .toCompletableFuture()
                        .join();
                acknowledged.put(receipt.entry(), told.body());
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof JournalUnavailableException)) {
                    throw e;
                }
            }
            if (power.isCut()) {
                return;
            }
        }
    }

    private Optional<RecoveryDecision> morning() throws Exception {
        String boot = setting == Setting.DATABASE_TRUSTED ? "boot-1" : "boot-2";
        try (FileJournal journal = JournalBench.openFolder(folder.journal(), boot, clock)) {
            journal.start().damages().forEach(damage -> faults.add(damage.toString()));
            try (Core core = Core.open(CutSettings.of(folder), journal, clock)) {
                boolean continued = core.recovery().decision() instanceof RecoveryDecision.Continue;
                if (setting == Setting.DATABASE_TRUSTED && !continued) {
                    faults.add("the database could not be used");
                }
                goOn(core);
                compareJournal(journal);
                faults.addAll(CutSettings.differences(core, root.resolve("undisturbed"), clock));
                return Optional.of(core.recovery().decision());
            }
        } catch (RuntimeException | Error e) {
            faults.add("it does not come up: " + e);
            return Optional.empty();
        }
    }

    private void goOn(Core core) throws Exception {
        crm.meet(() -> true, core.gate()::isOpen);
        Machine machine = new Machine(core, crm, mapping, () -> true, clock).start();
        try {
            Shipped.tell(core.journal(), clock.instant());
            send(core.journal(), RandomHistory.of(new Random(seed + 1), 10));
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(machine::isDrained);
        } finally {
            machine.stop();
        }
        core.catchUp(); // a look-up's outcome may have come in just before the stop
        if (crm.tooEarly() > 0) {
            faults.add(crm.tooEarly() + " writes before the catch-up was done");
        }
        core.audit().run().broken().forEach(problem -> faults.add("the audit: " + problem));
        List<String> guests = core.database().read(handle -> handle.createQuery("SELECT public_id FROM guest")
                .mapTo(String.class)
                .list());
        crm.contacts().keySet().stream()
                .filter(id -> !guests.contains(id))
                .forEach(id -> faults.add("a contact of nobody: " + id));
        Map<String, String> withoutContact = core.database().read(handle -> handle.createQuery(
                        """
                                SELECT g.public_id, d.state || ' claim ' || COALESCE(d.claim, 0) FROM delivery d
                                JOIN guest g ON g.id = d.guest_id
                                WHERE d.state = 'RETIRED' OR d.remote_id IS NULL""")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        crm.contacts().forEach((id, contact) -> {
            if ("active".equals(contact.get("tablebridge_state")) && withoutContact.containsKey(id)) {
                faults.add("the active contact of " + id + " is not known: " + withoutContact.get(id));
            }
        });
    }

    private void compareJournal(FileJournal journal) throws InterruptedException {
        Map<Long, String> found = new ConcurrentHashMap<>();
        try (JournalReader reader = journal.readAfter(0)) {
            List<StoredEntry> part = reader.next(500, 1 << 20, Duration.ZERO);
            while (!part.isEmpty()) {
                part.forEach(stored ->
                        found.put(stored.number(), new String(stored.entry().body(), StandardCharsets.UTF_8)));
                part = reader.next(500, 1 << 20, Duration.ZERO);
            }
        }
        acknowledged.forEach((entry, body) -> {
            if (!body.equals(found.get(entry))) {
                faults.add("entry " + entry + " was acknowledged and is lost");
            }
        });
    }

    private void unlessCut(Throwable e) {
        if (!power.isCut()) {
            throw new AssertionError("it fails with power", e);
        }
    }
}
