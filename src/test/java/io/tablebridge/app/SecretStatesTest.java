package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.camel.EnvironmentSecrets;
import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which secrets are named as needed, and how a missing one is told. */
class SecretStatesTest {

    private Path folder;

    @BeforeEach
    void ship(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Shipped.copyTo(folder);
        Files.createDirectories(folder.resolve("config"));
        Files.copy(Path.of("config/application.properties"), folder.resolve("config/application.properties"));
    }

    @Test
    void thoseOfRoutesAndDestinationsAreListedWithTheirPlaces() {
        Map<String, String> environment = Map.of("INLINE_SECRET", "s3cret", "HUBSPOT_TOKEN", " ");
        List<SecretState> states =
                SecretStates.of(settings(environment), new EnvironmentSecrets(environment, Optional.empty()));
        assertThat(states)
                .extracting(SecretState::name)
                .containsExactly(
                        "EATS365_SECRET",
                        "GENERIC_TOKEN",
                        "HUBSPOT_TOKEN",
                        "ICHEF_TOKEN",
                        "INLINE_SECRET",
                        "LOYVERSE_TOKEN",
                        "SQUARE_SIGNATURE_KEY",
                        "SQUARE_TOKEN",
                        "THEFORK_CLIENT_ID",
                        "THEFORK_CLIENT_SECRET",
                        "THEFORK_TOKEN");
        assertThat(states)
                .filteredOn(SecretState::set)
                .extracting(SecretState::name)
                .containsExactly("INLINE_SECRET");
        assertThat(states.get(2).places()).singleElement().asString().matches(".*application\\.properties:\\d+");
        assertThat(states.get(4).places()).singleElement().asString().matches("inline\\.camel\\.yaml:\\d+");
        assertThat(states.toString()).doesNotContain("s3cret");
    }

    @Test
    void aDestinationThatIsSwitchedOffNeedsNone() {
        Settings off = settings(Map.of(), "tablebridge.destination.hubspot.enabled", "false");
        assertThat(SecretStates.of(off, name -> Optional.empty()))
                .extracting(SecretState::name)
                .doesNotContain("HUBSPOT_TOKEN");
    }

    @Test
    void aMissingTokenIsToldByItsVariableAndPlace() {
        assertThat(why(settings(Map.of())))
                .startsWith("TB-APP-012 hubspot: it stays off: the environment variable HUBSPOT_TOKEN is not set, which"
                        + " tablebridge.destination.hubspot.token at ")
                .containsPattern("application\\.properties:\\d+ names");
        assertThat(why(settings(Map.of(), "tablebridge.destination.hubspot.token", "file:secrets/hubspot")))
                .contains("TB-APP-014", "the file secrets/hubspot is missing or empty");
        assertThat(DestinationPlan.of(settings(Map.of()), Map.of()).off().get(0).text(Messages.TAIWAN))
                .contains("沒有設定環境變數 HUBSPOT_TOKEN");
    }

    @Test
    void aTokenThatNothingNamesIsToldByItsSetting() throws Exception {
        Path file = folder.resolve("config/application.properties");
        Files.writeString(
                file,
                Files.readString(file).replace("tablebridge.destination.hubspot.token = env:HUBSPOT_TOKEN\n", ""));
        Settings settings = settings(Map.of());
        assertThat(why(settings)).contains("TB-APP-015", "write tablebridge.destination.hubspot.token = env:NAME");
        assertThat(SecretStates.of(settings, name -> Optional.empty()))
                .contains(new SecretState("tablebridge.destination.hubspot.token", List.of(), false));
    }

    private static String why(Settings settings) {
        return DestinationPlan.of(settings, Map.of()).off().get(0).text(Locale.ENGLISH);
    }

    private Settings settings(Map<String, String> environment, String... over) {
        Map<String, String> set = over.length == 0 ? Map.of() : Map.of(over[0], over[1]);
        return new SettingsLoader(environment, folder).load(new Properties(), set);
    }
}
