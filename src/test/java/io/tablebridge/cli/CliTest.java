package io.tablebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tablebridge.csv.CellStyle;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.Commands;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.operate.management.ManagementServer;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final RecordingEngine engine = new RecordingEngine();
    private Path folder;

    @BeforeEach
    void make(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.createDirectories(folder.resolve("config"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "demo",
                "validate",
                "test",
                "preview",
                "audit",
                "backup",
                "replay",
                "export",
                "import",
                "restore",
                "go-on",
                "pass-over",
                "dead-letters",
                "retry",
                "status",
                "stop",
                "deliver",
                "settings",
                "version"
            })
    void everyCommandExplainsItselfInBothLanguages(String command) {
        if (!command.equals("demo")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: tablebridge " + command);
        }
        assertThat(run("--help", "--lang", "zh-TW")).isZero();
        assertThat(out.toString()).contains("用法：", command);
    }

    @Test
    void theLanguageOfTheTerminalIsUsed() {
        environment.put("LANG", "zh_TW.UTF-8");
        assertThat(run("status")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(out.toString()).contains("沒有執行中");
    }

    @Test
    void aWrongCommandExitsWithUsageAndNamesTheNearest() {
        assertThat(run("audti")).isEqualTo(CommandResult.USAGE);
        assertThat(err.toString()).contains("TB-CLI-001", "audit");
        assertThat(run()).isEqualTo(CommandResult.USAGE);
        assertThat(run("deliver")).isEqualTo(CommandResult.USAGE);
        assertThat(run("restore")).isEqualTo(CommandResult.USAGE);
        assertThat(run("go-on")).isEqualTo(CommandResult.USAGE);
        assertThat(run("retry")).isEqualTo(CommandResult.USAGE);
        assertThat(run("retry", "12", "--all")).isEqualTo(CommandResult.USAGE);
        assertThat(run("dead-letters", "show")).isEqualTo(CommandResult.USAGE);
    }

    @Test
    void aPreviewShowsFieldRuleOriginAndErrorAndValuesOnlyOnRequest() throws IOException {
        engine.mapping =
                """
                mapping: mate
                record: guest
                id: /id
                fields:
                  guest.name: [/nick, /name]
                  guest.phone: { from: /tel, as: { phone: TW } }
                  guest.language: { constant: zh-TW, when: { /local: true } }
                  guest.note: { from: /note, default: none }
                  guest.email: header:X-Mail
                tests: [{ name: n, given: {}, expectUnmappable: true }]
                """;
        Path sample = folder.resolve("sample.json");
        Files.writeString(sample, "{\"id\":\"g1\",\"name\":\"王小明\",\"tel\":\"12\"}");
        String[] command = {"preview", "mate", sample.toString(), "--header", "X-Mail=ming@example.com"};
        assertThat(run(command)).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(out.toString())
                .containsPattern("guest.name +mate.yaml:5 +/name +••• +•••\n")
                .containsPattern("guest.phone +mate.yaml:6 +/tel +••• +– +TB-NRM-01")
                .containsPattern("guest.language +mate.yaml:7 +– +– +–\n")
                .containsPattern("guest.note +mate.yaml:8 +default +– +•••\n")
                .contains("1 record, unreadable fields: 1.")
                .doesNotContain("王小明", "ming@");
        out.getBuffer().setLength(0);
        assertThat(run(
                        "preview",
                        "mate",
                        sample.toString(),
                        "--values",
                        "--json",
                        "--header",
                        "x-mail=ming@example.com"))
                .isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(out.toString())
                .contains("\"result\":\"mapped\"", "\"value\":\"王小明\"", "\"value\":\"ming@example.com\"");
    }

    @Test
    void aPreviewSaysWhatCanNotBePreviewed() throws IOException {
        engine.mapping = "mapping: mate\nrecord: guest\nid: /id\nfields: { guest.name: name }\n";
        assertThat(run("preview", "mate", "none.json")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(err.toString()).contains("TB-MAP-018 mate.yaml:4");
        engine.mapping = engine.mapping.replace(": name }", ": /name }");
        assertThat(run("preview", "mate", folder.resolve("none.json").toString()))
                .isEqualTo(CommandResult.CANNOT);
        assertThat(err.toString()).contains("TB-CLI-004");
        Path sample = folder.resolve("sample.json");
        Files.writeString(sample, "{\"name\":\"王小明\"}");
        assertThat(run("preview", "mate", sample.toString())).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(out.toString()).contains("would be a dead letter", "TB-MAP-043 mate.yaml:3");
        assertThat(run("preview", "mate")).isEqualTo(CommandResult.USAGE);
    }

    @Test
    void wrongSettingsAreNamedAndNothingIsDone() throws IOException {
        Files.writeString(folder.resolve("config/application.properties"), "tablebridge.door.port = x\n");
        assertThat(run("audit")).isEqualTo(CommandResult.CANNOT);
        assertThat(err.toString()).contains("TB-SET-032", "application.properties:1");
        assertThat(run("validate")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void withoutADataFolderACommandSaysSoAndMakesNone() {
        assertThat(run("backup")).isEqualTo(CommandResult.CANNOT);
        assertThat(err.toString()).contains("TB-CLI-002");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aCommandIsDoneHereWhileNothingHoldsTheDataFolder() {
        DataFolder.at(folder.resolve("data")).create();
        engine.result = new CommandResult(CommandResult.DOES_NOT_HOLD, "does not balance");
        assertThat(run("audit", "--json")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(out.toString()).contains("does not balance");
        assertThat(engine.requests)
                .containsExactly(new CommandRequest("audit", Map.of("json", "true"), Locale.ENGLISH));
    }

    @Test
    void aReplayIsOrderedAsItWasWritten() {
        DataFolder.at(folder.resolve("data")).create();
        assertThat(run("replay", "bookings")).isZero();
        assertThat(run(
                        "replay",
                        "bookings",
                        "--since",
                        "2026-11-01",
                        "--until",
                        "2026-11-02",
                        "--source",
                        "inline",
                        "--apply"))
                .isZero();
        assertThat(run("replay", "bookings", "--file", "x.yaml", "--values", "--json", "--limit", "3"))
                .isZero();
        assertThat(run("replay", "bookings", "--file", "x.yaml", "--apply")).isEqualTo(CommandResult.USAGE);
        assertThat(run("replay")).isEqualTo(CommandResult.USAGE);
        assertThat(engine.replays)
                .containsExactly(
                        new ReplayOrder("bookings", "", "", "", false, Optional.empty(), false, false, 50),
                        new ReplayOrder(
                                "bookings",
                                "inline",
                                "2026-11-01",
                                "2026-11-02",
                                true,
                                Optional.empty(),
                                false,
                                false,
                                50),
                        new ReplayOrder("bookings", "", "", "", false, Optional.of(Path.of("x.yaml")), true, true, 3));
    }

    @Test
    void anExportIsOrderedWithWhatWasTyped() {
        DataFolder.at(folder.resolve("data")).create();
        environment.put("LANG", "zh_TW.UTF-8");
        assertThat(run("export", "guests")).isZero();
        assertThat(run(
                        "export",
                        "guests",
                        "--since",
                        "7d",
                        "--format",
                        "csv",
                        "--layout",
                        "plain",
                        "--encoding",
                        "big5",
                        "--output",
                        "guests.csv",
                        "--lang",
                        "zh-TW"))
                .isZero();
        assertThat(run("export")).isEqualTo(CommandResult.USAGE);
        assertThat(engine.exports)
                .containsExactly(
                        new ExportOrder("guests", "", "", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH),
                        new ExportOrder(
                                "guests",
                                "7d",
                                "",
                                "csv",
                                "plain",
                                "big5",
                                Optional.of(Path.of("guests.csv")),
                                Messages.TAIWAN));
    }

    @Test
    void anImportIsOrderedAsItWasWritten() {
        DataFolder.at(folder.resolve("data")).create();
        assertThat(run("import", "a.csv", "b.csv", "--mapping", "bookings")).isZero();
        assertThat(run(
                        "import",
                        "a.csv",
                        "--mapping=bookings",
                        "--source=excel",
                        "--encoding=big5",
                        "--delimiter=tab",
                        "--dates=day-first",
                        "--decimals=comma",
                        "--rejects=r.csv",
                        "--again"))
                .isZero();
        assertThat(engine.imports)
                .containsExactly(
                        new ImportOrder(
                                List.of(Path.of("a.csv"), Path.of("b.csv")),
                                "bookings",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                SaidStyles.NONE,
                                Optional.empty(),
                                false),
                        new ImportOrder(
                                List.of(Path.of("a.csv")),
                                "bookings",
                                "excel",
                                Optional.of(SheetEncoding.BIG5),
                                Optional.of('\t'),
                                new SaidStyles(
                                        Optional.of(CellStyle.DATE_DAY_FIRST), Optional.of(CellStyle.NUMBER_COMMA)),
                                Optional.of(Path.of("r.csv")),
                                true));
    }

    @Test
    void aProposalIsOrderedInTheWordsOfThePerson() {
        assertThat(run("propose", "a.csv", "--as=b", "--status=completed", "--delimiter=tab", "--save"))
                .isEqualTo(CommandResult.OK);
        assertThat(engine.proposals)
                .containsExactly(new ProposeOrder(
                        Path.of("a.csv"),
                        Optional.of("b"),
                        Optional.empty(),
                        Optional.of("completed"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of('\t'),
                        false,
                        true));
    }

    @Test
    void anImportThatIsNotWrittenAsItMustBeIsRefused() {
        DataFolder.at(folder.resolve("data")).create();
        assertThat(run("import", "--mapping", "bookings")).isEqualTo(CommandResult.USAGE);
        assertThat(run("import", "a.csv", "--mapping=m", "--encoding=EBCDIC")).isEqualTo(CommandResult.USAGE);
        assertThat(run("import", "a.csv", "--mapping=m", "--delimiter=ab")).isEqualTo(CommandResult.USAGE);
        assertThat(run("import", "a.csv", "b.csv", "--mapping=m", "--rejects=r.csv"))
                .isEqualTo(CommandResult.USAGE);
        assertThat(err.toString()).contains("TB-CLI-120", "Big5", "TB-CLI-121", "TB-CLI-122");
        assertThat(engine.imports).isEmpty();
    }

    @Test
    void argumentsReachTheCommand() {
        DataFolder.at(folder.resolve("data")).create();
        assertThat(run("go-on", "hubspot")).isZero();
        assertThat(run("deliver", "--dry-run")).isZero();
        assertThat(run("deliver", "--dry-run", "--values")).isZero();
        assertThat(run("restore", "--list")).isZero();
        assertThat(run("restore", "--to", "b1", "--lang=zh-TW")).isZero();
        assertThat(engine.requests)
                .containsExactly(
                        new CommandRequest("go-on", Map.of("destination", "hubspot"), Locale.ENGLISH),
                        new CommandRequest("deliver", Map.of("dry-run", "true"), Locale.ENGLISH),
                        new CommandRequest("deliver", Map.of("dry-run", "true", "values", "true"), Locale.ENGLISH),
                        new CommandRequest("backups", Map.of(), Locale.ENGLISH),
                        new CommandRequest("restore", Map.of("to", "b1"), Messages.TAIWAN));
    }

    @Test
    void whatIsMeantByARetryReachesTheCommand() {
        DataFolder.at(folder.resolve("data")).create();
        assertThat(run("retry", "12", "15.3", "hubspot/4")).isZero();
        assertThat(run("retry", "--source", "inline")).isZero();
        assertThat(run("retry", "--destination", "hubspot")).isZero();
        assertThat(run("retry", "--all")).isZero();
        assertThat(run("dead-letters", "--source", "inline", "--limit", "7", "--json"))
                .isZero();
        assertThat(run("dead-letters", "--destination", "hubspot", "--after", "hubspot/4"))
                .isZero();
        assertThat(run("dead-letters", "show", "12", "--values")).isZero();
        assertThat(engine.requests)
                .extracting(CommandRequest::name, CommandRequest::arguments)
                .containsExactly(
                        tuple("retry", Map.of("ids", "12 15.3 hubspot/4")),
                        tuple("retry", Map.of("source", "inline")),
                        tuple("retry", Map.of("destination", "hubspot")),
                        tuple("retry", Map.of("all", "true")),
                        tuple("dead-letters", Map.of("source", "inline", "limit", "7", "json", "true")),
                        tuple("dead-letters", Map.of("destination", "hubspot", "after", "hubspot/4", "limit", "50")),
                        tuple("dead-letters", Map.of("show", "12", "values", "true")));
    }

    @Test
    void aCommandGoesThroughTheServiceThatHoldsTheDataFolder() {
        DataFolder data = DataFolder.at(folder.resolve("data")).create();
        CountDownLatch stopped = new CountDownLatch(1);
        try (DataFolder.Lock lock = data.tryLock().orElseThrow();
                Metrics metrics = new Metrics();
                ManagementServer server = ManagementServer.start(
                        "127.0.0.1",
                        0,
                        data,
                        new Health(List.of(), List.of()),
                        metrics,
                        Map.of(
                                "audit",
                                request -> new CommandResult(1, "from the service"),
                                "stop",
                                Commands.stop(() -> {
                                    stopped.countDown();
                                    lock.close();
                                })))) {
            assertThat(run("audit")).isEqualTo(CommandResult.DOES_NOT_HOLD);
            assertThat(out.toString()).contains("from the service");
            assertThat(run("restore", "--to", "b1")).isEqualTo(CommandResult.CANNOT);
            assertThat(err.toString()).contains("TB-OPS-021");
            assertThat(run("stop")).isZero();
            assertThat(stopped.getCount()).isZero();
            assertThat(out.toString()).contains("It has stopped.");
        }
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void aMistakeInTheSettingsKeepsNobodyFromAServiceThatRuns() throws IOException {
        DataFolder data = DataFolder.at(folder.resolve("data")).create();
        Path file = folder.resolve("config/application.properties");
        Files.writeString(file, "tablebridge.region = Taiwan\n");
        try (DataFolder.Lock lock = data.tryLock().orElseThrow();
                Metrics metrics = new Metrics();
                ManagementServer server = ManagementServer.start(
                        "127.0.0.1",
                        0,
                        data,
                        new Health(List.of(), List.of()),
                        metrics,
                        Map.of(
                                "audit",
                                request -> new CommandResult(0, "from the service"),
                                "status",
                                request -> new CommandResult(0, "it runs"),
                                "stop",
                                Commands.stop(lock::close)))) {
            assertThat(run("audit")).isZero();
            assertThat(run("status")).isZero();
            assertThat(out.toString()).contains("from the service", "it runs");
            assertThat(err.toString()).contains("TB-SET-026", "TB-APP-072");
            Files.writeString(file, "tablebridge.region = Taiwan\ntablebridge.dta = elsewhere\n");
            assertThat(run("audit")).as("where its data is can't be told").isEqualTo(CommandResult.CANNOT);
            Files.writeString(file, "tablebridge.region = Taiwan\n");
            assertThat(run("stop")).isZero();
            assertThat(out.toString()).contains("It has stopped.");
        }
        assertThat(run("audit")).isEqualTo(CommandResult.CANNOT);
        assertThat(engine.requests).isEmpty();
    }

    @Test
    void runShowsWhatWasStartedAndEndsWithTheService() {
        assertThat(run("run", "--set", "tablebridge.door.port=0")).isZero();
        assertThat(out.toString())
                .contains("Tablebridge 1.2", "http://127.0.0.1:8080", "inline", "OFF: TB-SET-006")
                .contains("Secret HUBSPOT_TOKEN: NOT set (application.properties:7)")
                .contains("Stopped cleanly.");
    }

    @Test
    void settingsShowsValuesAndOriginsButNoSecret() throws IOException {
        environment.put("HUBSPOT_TOKEN", "pat-na1-secret");
        Files.writeString(
                folder.resolve("config/application.properties"),
                "tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN\ntablebridge.region = JP\n");
        assertThat(run("settings")).isZero();
        assertThat(out.toString())
                .contains(
                        "tablebridge.region = JP",
                        "application.properties:2",
                        "tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN, set",
                        "Secret INLINE_SECRET: NOT set (inline.camel.yaml:9)")
                .doesNotContain("pat-na1-secret");
    }

    @Test
    void settingsNamesTheVariableThatIsMissingAndWhereItIsRead() throws IOException {
        Files.writeString(
                folder.resolve("config/application.properties"),
                """
                tablebridge.destination.hubspot.kind = hubspot
                tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN
                """);
        assertThat(run("settings")).isZero();
        assertThat(out.toString())
                .containsPattern("hubspot\\.token = env:HUBSPOT_TOKEN, NOT set   \\(.*application\\.properties:2\\)");
    }

    @Test
    void settingsAreShownAsAPersonWritesThem() throws IOException {
        Files.writeString(folder.resolve("config/application.properties"), "tablebridge.journal.reserve = 512 MiB\n");
        assertThat(run("settings")).isZero();
        assertThat(out.toString())
                .contains(
                        "tablebridge.journal.retention = 90d",
                        "tablebridge.journal.segment-size = 64 MiB",
                        "tablebridge.journal.reserve = 512 MiB")
                .doesNotContain("PT", "67108864");
    }

    @Test
    void validateAndTestFailWhenTheyFindSomething() {
        assertThat(run("validate")).isZero();
        assertThat(run("test", "inline-reservation")).isZero();
        engine.problems = List.of(Problem.at("mappings/x.yaml:3", "TB-CLI-003", "x"));
        assertThat(run("validate")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(run("test")).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(err.toString()).contains("mappings/x.yaml:3");
    }

    @Test
    void demoPassesItsArgumentsOn() {
        assertThat(run("demo", "--fast")).isEqualTo(7);
        assertThat(engine.demoArguments).containsExactly("--fast");
    }

    @Test
    void aRehearsalTouchesNeitherTheDataNorTheConnectorsNorADestination() throws IOException {
        Files.writeString(
                folder.resolve("config/application.properties"),
                "tablebridge.destination.hubspot.kind = hubspot\ntablebridge.door.port = 8080\n");
        assertThat(run("rehearse")).isZero();
        Settings used = engine.started.get(0);
        assertThat(used.path(SettingsCatalog.DATA).startsWith(folder)).isFalse();
        assertThat(used.path(SettingsCatalog.ROUTES).startsWith(folder)).isFalse();
        assertThat(used.path(SettingsCatalog.DATA).getParent()).doesNotExist();
        assertThat(used.get(SettingsCatalog.DOOR_PORT)).isZero();
        assertThat(used.get(SettingsCatalog.MANAGEMENT_PORT)).isZero();
        assertThat(used.get(SettingsCatalog.DESTINATION_ENABLED.named("hubspot")))
                .isFalse();
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).containsPattern("Tablebridge \\d+\\.\\d+");
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                environment,
                new Properties(),
                folder,
                new PrintWriter(out),
                new PrintWriter(err),
                OutputStream.nullOutputStream());
        return new Cli(engine, surroundings).run(arguments);
    }

    private static final class RecordingEngine implements Engine {

        private final List<Settings> started = new ArrayList<>();
        private final List<CommandRequest> requests = new ArrayList<>();
        private final List<ReplayOrder> replays = new ArrayList<>();
        private final List<ExportOrder> exports = new ArrayList<>();
        private final List<ImportOrder> imports = new ArrayList<>();
        private final List<ProposeOrder> proposals = new ArrayList<>();
        private CommandResult result = new CommandResult(CommandResult.OK, "done");
        private List<Problem> problems = List.of();
        private String mapping = "";
        private List<String> demoArguments = List.of();

        @Override
        public RunningService start(Settings settings) {
            started.add(settings);
            return new Started();
        }

        @Override
        public int demo(List<String> arguments, PrintWriter out, Locale language) {
            demoArguments = arguments;
            return 7;
        }

        @Override
        public List<Problem> validate(Settings settings) {
            return problems;
        }

        @Override
        public List<StartupSummary.SecretState> secrets(Settings settings) {
            return List.of(new StartupSummary.SecretState("INLINE_SECRET", List.of("inline.camel.yaml:9"), false));
        }

        @Override
        public MappingTestReport test(Settings settings, Optional<String> mapping) {
            return new MappingTestReport(1, 2, problems);
        }

        @Override
        public FileReport mapping(Settings settings, String name) {
            return new MappingFolder(new MappingCompiler()).check(name + ".yaml", mapping);
        }

        @Override
        public int move(Settings settings, Settings wanted, PrintWriter out, Locale language) {
            throw new UnsupportedOperationException("no test moves a database here");
        }

        @Override
        public int replay(
                Settings settings,
                ReplayOrder order,
                Optional<ManagementClient> service,
                PrintWriter out,
                Locale language) {
            replays.add(order);
            return CommandResult.OK;
        }

        @Override
        public int export(
                Settings settings,
                ExportOrder order,
                Optional<ManagementClient> service,
                Surroundings terminal,
                Locale language) {
            exports.add(order);
            return CommandResult.OK;
        }

        @Override
        public int propose(Settings settings, ProposeOrder order, PrintWriter out, Locale language) {
            proposals.add(order);
            return CommandResult.OK;
        }

        @Override
        public int importFiles(
                Settings settings,
                ImportOrder order,
                Optional<ManagementClient> service,
                PrintWriter out,
                PrintWriter err,
                Locale language) {
            imports.add(order);
            return CommandResult.OK;
        }

        @Override
        public CommandResult execute(Settings settings, CommandRequest request) {
            requests.add(request);
            return result;
        }
    }

    private static final class Started implements RunningService {

        @Override
        public StartupSummary summary() {
            return new StartupSummary(
                    "1.2",
                    "/data",
                    "H2",
                    "http://127.0.0.1:8080",
                    "http://127.0.0.1:8081",
                    List.of("inline"),
                    List.of(Problem.at("config", "TB-SET-006", "tablebridge.destination.hubspot.token", "env:X")),
                    List.of(new StartupSummary.SecretState(
                            "HUBSPOT_TOKEN", List.of("application.properties:7"), false)),
                    List.of());
        }

        @Override
        public void awaitStop() {}

        @Override
        public void close() {}
    }
}
