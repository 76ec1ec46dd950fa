package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportResult;
import io.tablebridge.app.imports.ImportRun;
import io.tablebridge.app.imports.ImportWatch;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.db.Database;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge import} while no service runs. */
class ImportCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,人數,桌號,備註,狀態";

    private final Path temporary;
    private Path folder;

    ImportCommandTest(@TempDir Path temporary) throws IOException {
        this.temporary = temporary;
        this.folder = restaurant(temporary, "a");
    }

    private Path restaurant(String name) throws IOException {
        return restaurant(temporary, name);
    }

    private static Path restaurant(Path temporary, String name) throws IOException {
        Path made = temporary.resolve(name);
        Files.createDirectories(made.resolve("mappings"));
        Files.createDirectories(made.resolve("routes"));
        Files.copy(Path.of("mappings/csv-booking-zh.yaml"), made.resolve("mappings/csv-booking-zh.yaml"));
        DataFolder.at(made.resolve("data")).create();
        return made;
    }

    /** The file of 02:00: seven phones that a spreadsheet shortened, and a quotation mark that is never closed. */
    private static List<String> night() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            String phone = i % 170 == 3 && i < 1_100 ? "9.12E+08" : "09%08d".formatted(i / 2);
            String note = i == 700 ? "\"靠窗" : "靠窗";
            rows.add("B%d,115/11/%02d,19:00,王小明,%s,4,A%d,%s,已訂位".formatted(i, 1 + i % 30, phone, i % 9, note));
        }
        return rows;
    }

    private static Path write(Path file, String charset, List<String> rows) throws IOException {
        return Files.writeString(file, HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n", Charset.forName(charset));
    }

    private String say(int exit, Path home, String... arguments) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                home,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }

    private String take(int exit, Path file, String... more) {
        List<String> command = new ArrayList<>(List.of("import", file.toString(), "--mapping", "csv-booking-zh"));
        command.addAll(List.of(more));
        return say(exit, folder, command.toArray(String[]::new));
    }

    @Test
    void theGoodRowsAreInAndTheCorrectedFileAddsExactlyTheOthers() throws IOException {
        List<String> rows = night();
        Path file = write(temporary.resolve("night.csv"), "x-MS950-HKSCS", rows);
        String said = take(1, file);
        Path rejects = temporary.resolve("night.rejected.csv");
        assertThat(said)
                .contains("night.csv: 1200 rows. Applied: 1192; unchanged: 0; superseded: 0; rejected: 8; ignored: 0.")
                .contains(rejects.toString());
        List<String> lines = Files.readAllLines(rejects);
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0))
                .isEqualTo("\uFEFFtablebridge: line,tablebridge: column,tablebridge: reason,tablebridge: remedy,"
                        + HEADER);
        assertThat(lines.get(1))
                .startsWith("4,電話,\"TB-CSV-028 The number in \"\"電話\"\" was shortened by a spreadsheet")
                .contains(",\"Look the number up at its source")
                .endsWith("," + rows.get(2));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).startsWith("701,,TB-CSV-020").endsWith(rows.get(699)));
        assumePosix();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
                .isEqualTo("rw-------");

        String corrected =
                Files.readString(rejects).replace("9.12E+08", "0988777666").replace(",\"靠窗,", ",靠窗,");
        Files.writeString(rejects, corrected);
        assertThat(take(0, rejects)).contains("8 rows. Applied: 8; unchanged: 0; superseded: 0; rejected: 0");
        assertThat(count("SELECT COUNT(*) FROM record")).isEqualTo(1_200);
        assertThat(count("SELECT COUNT(DISTINCT guest_id) FROM membership")).isEqualTo(601 + 1);
        assertThat(say(0, folder, "audit")).doesNotContain("TB-OPS-03");
    }

    private static void assumePosix() {
        assumeThat(Path.of("").getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    @Test
    void howDatesAreWrittenIsFoundInTheWholeColumnOrSaidAndNeverGuessed() throws IOException {
        Path shown = write(
                temporary.resolve("shown.csv"),
                "UTF-8",
                List.of("B1,03/04/2026,19:00,王小明,0912345678,2,A1,,已訂位", "B2,25/04/2026,19:00,陳大文,912345679,2,A2,,已訂位"));
        assertThat(take(0, shown))
                .contains("TB-CSV-051 shown.csv: In \"訂位日期\" the day stands before the month")
                .contains("2 rows. Applied: 2;");
        assertThat(count("SELECT COUNT(*) FROM record WHERE fields LIKE '%2026-04-03%'"))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM record WHERE fields LIKE '%+886912345679%'"))
                .as("a lost zero, proven by the length")
                .isEqualTo(1);

        Path open =
                write(temporary.resolve("open.csv"), "UTF-8", List.of("B3,03/04/2026,19:00,林美麗,0912345670,2,A1,,已訂位"));
        assertThat(take(1, open)).contains("TB-CSV-054 open.csv", "rejected: 1");
        Path rejects = temporary.resolve("open.rejected.csv");
        assertThat(take(0, rejects, "--dates", "month-first"))
                .doesNotContain("TB-CSV-054")
                .contains("1 row. Applied: 1;");
        assertThat(count("SELECT COUNT(*) FROM record WHERE fields LIKE '%2026-03-04%'"))
                .isEqualTo(1);
        assertThat(take(2, open, "--dates", "gestern")).contains("TB-CLI-124 --dates");
    }

    @Test
    void theSameFileTwiceIsHarmlessAndSaysSo() throws IOException {
        Path file = write(temporary.resolve("b.csv"), "UTF-8", List.of("B1,115/11/20,19:00,王小明,0912345678,2,A1,,已訂位"));
        take(0, file);
        Path other = Files.copy(file, temporary.resolve("copy of b.csv"));
        assertThat(take(0, other)).contains("b.csv was imported before, on 2026-11-21 02:00; nothing to do (--again");
        assertThat(take(0, other, "--again")).contains("1 row. Applied: 0; unchanged: 1");
        assertThat(take(0, other, "--lang", "zh-TW")).contains("已在 2026-11-21 02:00 匯入過");
        assertThat(count("SELECT COUNT(*) FROM import_run")).isEqualTo(2);
        assertThat(count("SELECT COUNT(*) FROM record")).isEqualTo(1);
    }

    @Test
    void aLostFileOfRejectsIsWrittenOnceMoreAndOneThatIsThereIsLeftAlone() throws IOException {
        Path file = write(temporary.resolve("b.csv"), "UTF-8", List.of("B1,115/11/20,19:00,王小明,12,2,A1,,已訂位"));
        Path rejects = temporary.resolve("b.rejected.csv");
        take(1, file);
        String written = Files.readString(rejects);
        Files.delete(rejects);
        assertThat(take(0, file)).contains("was imported before", "rejected: 1", rejects.toString());
        assertThat(rejects).hasContent(written);
        Files.writeString(rejects, "corrected by hand");
        take(0, file);
        assertThat(take(1, file, "--again")).contains("b.rejected-2.csv");
        assertThat(rejects).hasContent("corrected by hand");
        assertThat(take(
                        3,
                        file,
                        "--again",
                        "--rejects",
                        temporary.resolve("none/r.csv").toString()))
                .contains("TB-IMP-005");
    }

    @Test
    void whatCanNotBeImportedIsNamedAndTheOtherFilesAreTaken() throws IOException {
        Path good = write(temporary.resolve("b.csv"), "UTF-8", List.of("B1,115/11/20,19:00,王小明,0912345678,2,A1,,已訂位"));
        Path pdf = Files.writeString(temporary.resolve("menu.csv"), "%PDF-1.7\n");
        String said = say(3, folder, "import", pdf.toString(), good.toString(), "--mapping", "csv-booking-zh");
        assertThat(said).contains("TB-CSV-005 menu.csv", "b.csv: 1 row. Applied: 1");
        assertThat(say(3, folder, "import", good.toString(), "--mapping", "nothing"))
                .contains("TB-IMP-002", "nothing");
        assertThat(take(3, temporary.resolve("none.csv"))).contains("TB-IMP-001");
    }

    @Test
    void aCorrectedMappingReadsRejectedRowsAgain() throws IOException {
        Path file = write(temporary.resolve("b.csv"), "UTF-8", List.of("B1,115/11/20,19:00,王小明,0912345678,2,A1,,訂到了"));
        assertThat(take(1, file)).contains("rejected: 1");
        assertThat(count("SELECT COUNT(*) FROM record")).isZero();
        Path mapping = folder.resolve("mappings/csv-booking-zh.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("新訂位: booked", "訂到了: booked"));
        say(0, folder, "replay", "csv-booking-zh", "--apply");
        assertThat(count("SELECT COUNT(*) FROM record")).isEqualTo(1);
    }

    @Test
    void whatWasStoppedGoesOnAndIsAsIfItHadNeverStopped() throws Exception {
        Path file = write(temporary.resolve("night.csv"), "UTF-8", night());
        Path whole = restaurant("whole");
        say(
                1,
                whole,
                "import",
                file.toString(),
                "--mapping",
                "csv-booking-zh",
                "--rejects",
                temporary.resolve("whole.csv").toString());
        for (int blocks : new int[] {1, 3}) {
            folder = restaurant("stopped-" + blocks);
            ImportResult stopped = stopAfter(blocks, file);
            assertThat(stopped.state().end()).isEmpty();
            assertThat(stopped.state().after().record()).isEqualTo(Math.min(1_200, blocks * 500L));
            String said = take(
                    1, file, "--rejects", temporary.resolve(blocks + ".csv").toString());
            assertThat(said)
                    .contains(
                            "night.csv: goes on behind row " + Math.min(1_200, blocks * 500L),
                            "1200 rows. Applied: 1192");
            assertThat(temporary.resolve(blocks + ".csv")).hasSameTextualContentAs(temporary.resolve("whole.csv"));
            assertThat(tables(folder)).isEqualTo(tables(whole));
        }
    }

    /** Imports until so many blocks are in the journal, and then is gone. */
    private ImportResult stopAfter(int blocks, Path file) throws Exception {
        Settings settings = new SettingsLoader(Map.of(), folder).load(new Properties(), Map.of());
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), CLOCK)) {
            MappingsInForce.activate(
                    folder.resolve("mappings"),
                    KnownRules.of(with.folder(), journal),
                    Version.current(),
                    journal,
                    CLOCK);
            try (Core core = Core.open(with, journal, CLOCK)) {
                core.catchUp();
                ImportWish wish = new ImportWish(
                        file,
                        "night.csv",
                        "csv-booking-zh",
                        "csv-booking-zh",
                        Optional.empty(),
                        Optional.empty(),
                        SaidStyles.NONE,
                        false);
                try (CatchingUp catchingUp = CatchingUp.begin(core)) {
                    ImportGround ground = ServiceCommands.localImports(core, catchingUp::isSettled, Set::of);
                    return new ImportRun(ground, new Impatient(blocks), CLOCK).run(wish);
                }
            }
        }
    }

    /** A block that the journal holds and the database does not yet, because whoever began it was stopped just then. */
    @Test
    void whatIsKeptButNotTakenInYetIsNotTakenAgain() throws Exception {
        Path file = write(temporary.resolve("night.csv"), "UTF-8", night());
        Settings settings = new SettingsLoader(Map.of(), folder).load(new Properties(), Map.of());
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), CLOCK)) {
            MappingsInForce.activate(
                    folder.resolve("mappings"),
                    KnownRules.of(with.folder(), journal),
                    Version.current(),
                    journal,
                    CLOCK);
            try (Core core = Core.open(with, journal, CLOCK)) {
                core.catchUp();
                ImportWish wish = new ImportWish(
                        file,
                        "night.csv",
                        "csv-booking-zh",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        SaidStyles.NONE,
                        false);
                AtomicInteger asked = new AtomicInteger();
                // The journal's end and the beginning are taken in; then the pipeline lags.
                ImportGround lagging = ServiceCommands.localImports(
                        core, entry -> asked.getAndIncrement() < 2 && isTakenIn(core), Set::of);
                ImportResult stopped = new ImportRun(lagging, new Impatient(1), CLOCK).run(wish);
                assertThat(stopped.state().after().record()).isZero();
                ImportGround following = ServiceCommands.localImports(core, entry -> isTakenIn(core), Set::of);
                ImportResult whole = new ImportRun(following, new Impatient(9), CLOCK).run(wish);
                assertThat(whole.state().end()).isPresent();
                assertThat(whole.state().counts().applied()).isEqualTo(1_192);
                assertThat(whole.state().counts().rejected()).isEqualTo(8);
                assertThat(whole.state().counts().unchanged()).isZero();
            }
        }
    }

    private static boolean isTakenIn(Core core) {
        try {
            core.catchUp();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Impatient implements ImportWatch {

        private int left;

        Impatient(int blocks) {
            this.left = blocks;
        }

        @Override
        public void note(Problem problem) {
            assertThat(problem.code()).as("the mapping and the years").isIn("TB-IMP-070", "TB-CSV-053");
        }

        @Override
        public void begin(long rows, long bytes) {
            assertThat(rows % 500).as("at the beginning of a block").isZero();
        }

        @Override
        public void reached(long rows, long bytes, long all) {
            left--;
        }

        @Override
        public boolean isStopped() {
            return left == 0;
        }
    }

    private static Database database(Path home) {
        return Database.open(
                "jdbc:h2:file:" + DataFolder.at(home.resolve("data")).database());
    }

    private long count(String sql) {
        try (Database database = database(folder)) {
            return database.read(
                    handle -> handle.createQuery(sql).mapTo(Long.class).one());
        }
    }

    /** Every row of every table of ours but the one that names the journal. */
    private static Map<String, List<String>> tables(Path home) {
        try (Database database = database(home)) {
            return database.read(handle -> {
                Map<String, List<String>> tables = new TreeMap<>();
                for (String name : handle.createQuery("SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = CURRENT_SCHEMA AND table_name NOT LIKE 'flyway%'"
                                + " AND LOWER(table_name) <> 'pipeline_state'")
                        .mapTo(String.class)
                        .list()) {
                    tables.put(
                            name.toLowerCase(Locale.ROOT),
                            handle.createQuery("SELECT * FROM \"" + name + "\"").mapToMap().stream()
                                    .map(row -> {
                                        row.computeIfPresent("features", (k, v) -> Arrays.toString((byte[]) v));
                                        return row.toString();
                                    })
                                    .sorted()
                                    .toList());
                }
                return tables;
            });
        }
    }
}
