package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.delivery.DeliveryListener;
import io.tablebridge.delivery.DeliverySettings;
import io.tablebridge.delivery.DeliveryWorker;
import io.tablebridge.delivery.JdkTransport;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.delivery.hubspot.HubSpotDestination;
import io.tablebridge.delivery.hubspot.HubSpotSettings;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge take-back}: export and CRM are as they were before the import. */
class TakeBackCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,電子郵件,人數,備註,狀態";
    private static final SandboxOptions OPTIONS =
            SandboxOptions.standard().withBurst(100_000).withSearchLag(Duration.ZERO);

    private final HubSpotSandbox sandbox = HubSpotSandbox.start(OPTIONS, Clock.systemUTC());
    private final Path folder;
    private Instant now = NOW;
    private int troubles;
    private int expectedTroubles;

    TakeBackCommandTest(@TempDir Path temporary) throws IOException {
        this.folder = temporary;
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("mappings/csv-booking-zh.yaml"), folder.resolve("mappings/csv-booking-zh.yaml"));
        DataFolder.at(folder.resolve("data")).create();
    }

    @AfterEach
    void close() {
        sandbox.close();
        assertThat(troubles).isEqualTo(expectedTroubles);
    }

    private String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                folder,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        int status = new Cli(new TablebridgeEngine(Map.of(), clock), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }

    private String take(String name, String... rows) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n");
        return say(0, "import", file.toString(), "--mapping", "csv-booking-zh");
    }

    private String importId(String name) {
        Matcher line = Pattern.compile("([0-9a-f]{16}) +" + Pattern.quote(name)).matcher(say(0, "imports"));
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    /** The service would do it: everything that waits goes to the CRM. */
    private void deliver() throws Exception {
        Settings settings = new SettingsLoader(Map.of(), folder).load(new Properties(), Map.of());
        CoreSettings with = CoreSettings.of(settings);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        OutboundMapping mapping = new MappingCompiler()
                .outbound("hubspot-contact.yaml", Files.readString(Path.of("mappings/hubspot-contact.yaml")));
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock);
                Core core = Core.open(with, journal, clock)) {
            core.catchUp();
            DeliveryWorker worker = new DeliveryWorker(
                    DeliverySettings.standard(),
                    hubSpot(),
                    () -> mapping,
                    core.profiles(),
                    core.database(),
                    journal,
                    core.arrivals(),
                    new Troubles(),
                    Backoff.standard(() -> 0.5),
                    clock);
            worker.committed(core.loop().position());
            worker.open();
            for (int idle = 0; idle < 3; ) {
                idle = worker.runOnce().handled() == 0 ? idle + 1 : 0;
                core.catchUp();
                worker.committed(core.loop().position());
            }
        }
    }

    private HubSpotDestination hubSpot() {
        HubSpotSettings standard = HubSpotSettings.standard("hubspot", sandbox.baseUri());
        HubSpotSettings settings = new HubSpotSettings(
                "hubspot",
                sandbox.baseUri(),
                standard.apiVersion(),
                standard.idProperty(),
                standard.batchSize(),
                standard.timeout(),
                "TW",
                ZoneId.of("Asia/Taipei"));
        RateBudget budget = new RateBudget(Clock.systemUTC(), 100_000, Duration.ofSeconds(10));
        return new HubSpotDestination(settings, new JdkTransport(), OPTIONS::token, budget, Clock.systemUTC());
    }

    private final class Troubles implements DeliveryListener {
        @Override
        public void delivered(String destination, String source, Duration since) {}

        @Override
        public void handled(String destination, int inStep, int dead) {
            assertThat(dead).isZero();
        }

        @Override
        public void troubled(String destination, Trouble trouble) {
            troubles++;
        }
    }

    private List<String> contacts() {
        return sandbox.contacts().stream()
                .map(contact -> contact.id() + " " + contact.properties())
                .toList();
    }

    private List<String> exports() throws IOException {
        List<String> all = new ArrayList<>();
        for (String what : List.of("guests", "reservations")) {
            Path file = folder.resolve(what + ".csv");
            Files.deleteIfExists(file);
            say(0, "export", what, "--output", file.toString());
            all.addAll(Files.readAllLines(file));
        }
        return all;
    }

    private void before() throws Exception {
        take(
                "before.csv",
                "B1,115/11/25,19:00,王小明,0912345678,,4,靠窗,已訂位",
                "B2,115/11/26,19:00,林小美,,lin@example.com,2,花生過敏,已訂位",
                "B3,115/11/27,19:00,陳大文,0922333444,,2,,已訂位");
        deliver();
    }

    private static String[] mistaken() {
        return new String[] {
            // Another name, a time and an e-mail for a booking that is known.
            "B1,115/11/28,20:00,王大明,0912345678,wang@example.com,6,蝦過敏,已訂位",
            // Joins two guests that are not one.
            "B4,115/11/29,19:00,林小美,0922333444,lin@example.com,2,,已訂位",
            // New guests, one of whom staff know.
            "B5,115/11/29,19:00,張三,0933444555,zhang@example.com,2,素食,已訂位",
            "B6,115/11/29,19:00,李四,0955666777,,2,,已訂位",
            "B3,115/11/27,19:00,,0922333444,,2,,已取消"
        };
    }

    @Test
    void exportAndCrmAreAsTheyWereBeforeTheImport() throws Exception {
        sandbox.type(Map.of("lastname", "李", "phone", "0955-666-777", "company", "ACME"));
        before();
        List<String> contacts = contacts();
        List<String> exports = exports();
        assertThat(contacts).hasSize(4);
        take("mistaken.csv", mistaken());
        deliver();
        assertThat(contacts()).hasSize(5).isNotEqualTo(contacts);
        List<String> mistaken = exports();
        assertThat(mistaken).isNotEqualTo(exports);

        String id = importId("mistaken.csv");
        assertThat(say(0, "take-back", id))
                .contains("records that go: 3; that become again what others told: 2;")
                .contains("./tablebridge take-back " + id + " --yes");
        assertThat(exports()).isEqualTo(mistaken);
        assertThat(say(0, "take-back", id, "--yes")).contains("Records gone: 3; as others told them: 2; stayed: 0.");
        assertThat(say(0, "imports")).contains("taken back");
        assertThat(exports()).isEqualTo(exports);
        deliver();
        assertThat(contacts()).isEqualTo(contacts);
        assertThat(say(0, "audit")).doesNotContain("TB-OPS-03");
        assertThat(say(0, "take-back", id, "--yes")).contains("was taken back before");

        assertThat(take("mistaken.csv", mistaken())).contains("5 rows. Applied: 5;");
        assertThat(exports()).isEqualTo(mistaken);
        deliver();
        assertThat(contacts()).hasSize(5);
    }

    @Test
    void aContactOfWhichNobodyKnowsWhetherItWasRemovedIsLookedForAgain() throws Exception {
        before();
        List<String> contacts = contacts();
        take("mistaken.csv", mistaken());
        deliver();
        say(0, "take-back", importId("mistaken.csv"), "--yes");
        sandbox.fault(Fault.of(Fault.Kind.RESET_AFTER, 1).on("/batch/archive"));
        expectedTroubles = 1;
        deliver();
        deliver();
        assertThat(contacts()).isEqualTo(contacts);
        assertThat(say(0, "audit")).doesNotContain("TB-OPS-03");
    }

    @Test
    void aContactThatStaffUseIsLetGoAndNotRemoved() throws Exception {
        before();
        List<String> contacts = contacts();
        take("mistaken.csv", mistaken());
        deliver();
        SandboxContact zhang = contact("zhang@example.com");
        sandbox.type(zhang.id(), Map.of("mobilephone", "0988-777-666", "lastname", "張先生"));
        say(0, "take-back", importId("mistaken.csv"), "--yes");
        deliver();
        assertThat(contacts()).containsAll(contacts).hasSize(contacts.size() + 1);
        SandboxContact left = sandbox.contacts().stream()
                .filter(contact -> contact.id().equals(zhang.id()))
                .findFirst()
                .orElseThrow();
        assertThat(left.properties()).containsOnlyKeys("lastname", "mobilephone");
    }

    private SandboxContact contact(String email) {
        return sandbox.contacts().stream()
                .filter(contact -> email.equals(contact.properties().get("email")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCanNotBeTakenBackIsSaid() throws IOException {
        take("old.csv", "B1,115/11/25,19:00,王小明,0912345678,,4,靠窗,已訂位");
        assertThat(say(3, "take-back", "0123456789abcdef")).contains("TB-IMP-080");
        String id = importId("old.csv");
        now = NOW.plus(Duration.ofDays(31));
        assertThat(say(3, "take-back", id, "--yes")).contains("TB-IMP-081").contains("old.csv");
        assertThat(say(0, "--lang", "zh-TW", "imports")).contains("old.csv").contains("完成");
    }
}
