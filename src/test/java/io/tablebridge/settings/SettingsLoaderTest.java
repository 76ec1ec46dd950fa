package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();
    private final Map<String, String> commandLine = new HashMap<>();

    @BeforeEach
    void makeTheConfigFolder(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.createDirectories(folder.resolve("config"));
    }

    @Test
    void everyDefaultCanBeRead() {
        Settings settings = load();
        for (Setting<?> setting : SettingsCatalog.all()) {
            setting.preset().ifPresent(text -> assertThat(setting.type().read(text))
                    .as(setting.key())
                    .isPresent());
        }
        assertThat(settings.get(SettingsCatalog.DOOR_PORT)).isEqualTo(8080);
        assertThat(settings.get(SettingsCatalog.JOURNAL_RETENTION)).isEqualTo(Duration.ofDays(90));
        assertThat(settings.get(SettingsCatalog.JOURNAL_SEGMENT_SIZE)).isEqualTo(64L << 20);
        assertThat(settings.path(SettingsCatalog.DATA)).isEqualTo(folder.resolve("data"));
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheCommandLineBeforeBoth() {
        write("tablebridge.door.port = 1001\ntablebridge.management.port=1002\ntablebridge.region = JP\n");
        environment.put("TABLEBRIDGE_DOOR_PORT", "2001");
        environment.put("TABLEBRIDGE_MANAGEMENT_PORT", "2002");
        commandLine.put("tablebridge.door.port", "3001");
        Settings settings = load();
        assertThat(settings.get(SettingsCatalog.DOOR_PORT)).isEqualTo(3001);
        assertThat(settings.get(SettingsCatalog.MANAGEMENT_PORT)).isEqualTo(2002);
        assertThat(settings.get(SettingsCatalog.REGION)).isEqualTo("JP");
        assertThat(settings.origin(SettingsCatalog.REGION))
                .hasValueSatisfying(o -> assertThat(o).endsWith(":3"));
    }

    @Test
    void aMisspelledKeyIsNamedWithItsLineAndTheNearestKey() {
        write("# ours\n\ntablebridge.door.prot = 8080\n");
        Problem problem = onlyProblem();
        assertThat(problem.code()).isEqualTo("TB-SET-003");
        assertThat(problem.place()).endsWith("application.properties:3");
        assertThat(problem.text(Locale.ENGLISH)).contains("tablebridge.door.port");
        assertThat(problem.text(Messages.TAIWAN)).contains("tablebridge.door.port");
    }

    @Test
    void aMisspelledKeyOfADestinationIsNamedWithThatDestination() {
        write("tablebridge.destination.hubspot.tokem = env:X\n");
        assertThat(onlyProblem().text(Locale.ENGLISH)).contains("tablebridge.destination.hubspot.token");
    }

    @Test
    void everyUnreadableValueIsReportedAtOnceInBothLanguages() {
        write(
                """
                tablebridge.door.port = many
                tablebridge.journal.segment-size = 900 GiB
                tablebridge.zone = Mars/North
                tablebridge.region = Taiwan
                tablebridge.resend-window = soon
                tablebridge.management.host = 0.0.0.0
                tablebridge.backup.schedule = nightly
                tablebridge.door.trusted-proxy = proxy.example
                tablebridge.database.url = mysql://x
                tablebridge.destination.hubspot.enabled = maybe
                tablebridge.destination.hubspot.base-url = https://user:pw@api.example
                tablebridge.destination.hubspot.kind = two words
                tablebridge.door.host = !
                """);
        List<Problem> problems = problems();
        assertThat(problems).hasSize(13);
        for (Problem problem : problems) {
            assertThat(problem.text(Locale.ENGLISH)).contains("application.properties:");
            assertThat(problem.text(Messages.TAIWAN)).contains("必須是");
        }
    }

    @Test
    void aLiteralSecretIsRefusedAndNeverShown() {
        write("tablebridge.destination.hubspot.token = pat-na1-1234\n");
        Problem problem = onlyProblem();
        assertThat(problem.code()).isEqualTo("TB-SET-005");
        assertThat(problem.toString()).doesNotContain("pat-na1");
    }

    @Test
    void aLiteralSecretIsRefusedOnTheCommandLineToo() {
        commandLine.put("tablebridge.destination.hubspot.token", "pat-na1-1234");
        assertThat(onlyProblem().code()).isEqualTo("TB-SET-005");
    }

    @Test
    void aLiteralSecretUnderACamelKeyIsRefused() {
        write("camel.component.ftp.password = hunter2\n");
        assertThat(onlyProblem().code()).isEqualTo("TB-SET-005");
    }

    @Test
    void secretsComeFromTheEnvironmentOrAFile() throws IOException {
        Files.writeString(folder.resolve("token.txt"), "from-a-file\n");
        environment.put("HUBSPOT_TOKEN", "from-the-environment");
        environment.put("TABLEBRIDGE_DESTINATION_CHAIN_CRM_TOKEN", "directly");
        write(
                "tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN\ntablebridge.destination.other.token = file:token.txt\n");
        Settings settings = load();
        assertThat(settings.get(SettingsCatalog.DESTINATION_TOKEN.named("hubspot"))
                        .reveal())
                .isEqualTo("from-the-environment");
        assertThat(settings.get(SettingsCatalog.DESTINATION_TOKEN.named("other"))
                        .reveal())
                .isEqualTo("from-a-file");
        assertThat(settings.get(SettingsCatalog.DESTINATION_TOKEN.named("chain-crm"))
                        .reveal())
                .isEqualTo("directly");
        assertThat(settings.get(SettingsCatalog.DESTINATION_TOKEN.named("hubspot"))
                        .toString())
                .doesNotContain("environment");
        assertThat(settings.names(SettingsCatalog.DESTINATION_KIND)).containsExactly("chain-crm", "hubspot", "other");
    }

    @Test
    void aSecretThatIsNamedButMissingIsANoticeAndNotSet() {
        write(
                "tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN\ntablebridge.destination.hubspot.kind = hubspot\n");
        Settings settings = load();
        assertThat(settings.isSet(SettingsCatalog.DESTINATION_TOKEN.named("hubspot")))
                .isFalse();
        assertThat(settings.notices()).extracting(Problem::code).containsExactly("TB-SET-006");
        assertThat(settings.secrets()).singleElement().satisfies(secret -> {
            assertThat(secret.target()).isEqualTo("HUBSPOT_TOKEN");
            assertThat(secret.place()).endsWith("application.properties:1");
            assertThat(secret.found()).isFalse();
        });
    }

    @Test
    void aVariableThatIsNoSettingIsANotice() {
        environment.put("TABLEBRIDGE_DOOR_PROT", "1");
        environment.put("TABLEBRIDGE_OPTS", "-Xmx1g");
        assertThat(load().notices()).extracting(Problem::place).containsExactly("TABLEBRIDGE_DOOR_PROT");
    }

    @Test
    void keysOfCamelAndOfRoutesPassThrough() {
        write("camel.main.name = bridge\nroute.tablemate.folder = /in\n");
        assertThat(load().passedThrough())
                .containsEntry("camel.main.name", "bridge")
                .containsEntry("route.tablemate.folder", "/in");
    }

    @Test
    void aKeyWrittenTwiceIsRefusedWithBothPlaces() {
        write("tablebridge.region = TW\ntablebridge.region = \\\n  JP\n");
        Problem problem = onlyProblem();
        assertThat(problem.place()).endsWith(":2");
        assertThat(problem.text(Locale.ENGLISH)).contains(":1");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("config/application.properties"), new byte[] {'a', (byte) 0xFF, '\n'});
        assertThat(onlyProblem().code()).isEqualTo("TB-SET-009");
    }

    @Test
    void theConfigFolderCanNotBeSetInItsOwnFile() {
        write("tablebridge.config = elsewhere\n");
        assertThat(onlyProblem().code()).isEqualTo("TB-SET-008");
    }

    @Test
    void aSettingWithoutDefaultMustBeAskedForWithFind() {
        Settings settings = load();
        assertThat(settings.find(SettingsCatalog.DATABASE_URL)).isEmpty();
        assertThatThrownBy(() -> settings.get(SettingsCatalog.DATABASE_URL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Settings load() {
        return new SettingsLoader(environment, folder).load(system, commandLine);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(InvalidSettingsException.class, this::load).problems();
    }

    private Problem onlyProblem() {
        List<Problem> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve("config/application.properties"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
