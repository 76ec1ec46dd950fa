package io.tablebridge.app;

import io.tablebridge.HandClock;
import io.tablebridge.app.batch.BatchCommands;
import io.tablebridge.app.batch.DeclaredBatches;
import io.tablebridge.app.batch.DirectImports;
import io.tablebridge.app.batch.Nightly;
import io.tablebridge.app.batch.NightlyBooks;
import io.tablebridge.app.batch.NightlyGround;
import io.tablebridge.app.batch.Outgoing;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.NightlyRuns;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.SettingsLoader;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** A restaurant whose nights pass as its clock is moved: journal, database and batches, without doors. */
final class Nights implements AutoCloseable {

    static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,人數,桌號,備註,狀態";

    private final Path home;
    private final HandClock clock;
    private final Settings settings;
    private final Manager manager = new Manager();
    private FileJournal journal;
    private Core core;
    private Nightly nightly;
    private Map<String, Command> commands = Map.of();
    private long appends = Long.MAX_VALUE;

    /** The power went. */
    static final class Cut extends Error {
        private static final long serialVersionUID = 1;
    }

    private Nights(Path home, HandClock clock, Map<String, String> environment, Map<String, String> more) {
        this.home = home;
        this.clock = clock;
        this.settings = new SettingsLoader(environment, home).load(new Properties(), more);
        open();
    }

    /** A restaurant with the mapping of bookings and these batch files. */
    static Nights of(Path home, HandClock clock, Map<String, String> batches) throws IOException {
        return of(home, clock, batches, Map.of(), Map.of());
    }

    /** The same with variables of the environment, and settings. */
    static Nights of(
            Path home,
            HandClock clock,
            Map<String, String> batches,
            Map<String, String> environment,
            Map<String, String> more)
            throws IOException {
        Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config/batches"));
        Files.copy(
                Path.of("mappings/csv-booking-zh.yaml"),
                home.resolve("mappings/csv-booking-zh.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        DataFolder.at(home.resolve("data")).create();
        for (Map.Entry<String, String> batch : batches.entrySet()) {
            Files.writeString(home.resolve("config/batches").resolve(batch.getKey() + ".yaml"), batch.getValue());
        }
        return new Nights(home, clock, environment, more);
    }

    private void open() {
        CoreSettings with = CoreSettings.of(settings);
        journal = JournalOpening.open(settings, with.folder(), clock);
        MappingsInForce.activate(
                home.resolve("mappings"), KnownRules.of(with.folder(), journal), Version.current(), journal, clock);
        core = Core.open(with, journal, clock);
        catchUp();
        Map<String, Command> exports = ServiceCommands.export(core, settings);
        nightly = new NightlyGround(
                        new NightlyBooks(core.database(), this::append, this::isSettled),
                        new DirectImports(
                                new ImportGround(
                                        core.database(), core.journal(), this::append, this::isSettled, List::of),
                                core.bookkeeping(),
                                () -> false,
                                clock),
                        request -> Objects.requireNonNull(exports.get(request.name()))
                                .run(request),
                        new Outgoing(settings),
                        () -> false,
                        settings.get(SettingsCatalog.ZONE),
                        settings.get(SettingsCatalog.MORNING_AT),
                        List.of(manager),
                        clock)
                .nightly(new DeclaredBatches(settings));
        commands = new BatchCommands(nightly, settings.get(SettingsCatalog.ZONE), clock).all();
    }

    private long append(Entry entry) {
        if (--appends < 0) {
            throw new Cut();
        }
        return journal.append(entry).toCompletableFuture().join().entry();
    }

    private boolean isSettled(long entry) {
        catchUp();
        return core.loop().position() >= entry;
    }

    private void catchUp() {
        try {
            core.catchUp();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The power goes after so many more entries. */
    Nights cutAfter(long entries) {
        appends = entries;
        return this;
    }

    /** The machine is switched off and on again. */
    void restart() {
        appends = Long.MAX_VALUE;
        core.close();
        journal.close();
        open();
    }

    /** Looks at the clock twice, as a service does when it goes on. */
    boolean tick() {
        nightly.tick();
        return nightly.tick();
    }

    /** The same, at this time. */
    boolean tickAt(String time) {
        clock.moveTo(Instant.parse(time));
        return tick();
    }

    Manager manager() {
        return manager;
    }

    Nightly nightly() {
        return nightly;
    }

    NightlyRuns runs() {
        return new NightlyRuns(core.database());
    }

    Core core() {
        return core;
    }

    Path home() {
        return home;
    }

    Settings settings() {
        return settings;
    }

    /** Writes a file of bookings that stands still. */
    Path file(String name, List<String> rows) {
        return raw(name, HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n");
    }

    Path raw(String name, String text) {
        try {
            Path file = home.resolve("inbox").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(90)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bookings whose numbers begin here. */
    static List<String> rows(int first, int count) {
        List<String> rows = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            rows.add("B%d,115/11/%02d,19:00,王小明,09%08d,4,A%d,靠窗,已訂位".formatted(i, 1 + i % 28, i, i % 9));
        }
        return rows;
    }

    long count(String sql) {
        return core.database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    CommandResult command(String name, Map<String, String> arguments) {
        return Objects.requireNonNull(commands.get(name)).run(new CommandRequest(name, arguments, Locale.ENGLISH));
    }

    /** The names of the files in a folder. */
    List<String> files(String folder) {
        if (!Files.isDirectory(home.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        core.close();
        journal.close();
    }
}
