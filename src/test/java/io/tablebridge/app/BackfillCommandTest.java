package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge backfill} while no service runs. */
class BackfillCommandTest {

    private static final Map<String, String> JUNE = Map.of("from", "2026-06-01", "to", "2026-06-30");

    private final Path folder;

    BackfillCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void prepare() throws Exception {
        Shipped.copyTo(folder);
        DataFolder.at(folder.resolve("data")).create();
    }

    private String run(String poll, Map<String, String> arguments) {
        Settings settings = new SettingsLoader(Map.of(), folder).load(new Properties(), Map.of());
        Map<String, String> all = new HashMap<>(arguments);
        all.put("poll", poll);
        CommandResult result = new TablebridgeEngine(Map.of(), Clock.systemUTC())
                .execute(settings, new CommandRequest("backfill", all, Locale.ENGLISH));
        assertThat(result.exit()).isEqualTo(CommandResult.OK);
        return result.text();
    }

    private void refused(String poll, Map<String, String> arguments, String code) {
        assertThatThrownBy(() -> run(poll, arguments)).isInstanceOfSatisfying(OperateException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(code));
    }

    @Test
    void whatIsOrderedIsKeptStoppedAndGoesOn() {
        assertThat(run("square/bookings", Map.of())).contains("no backfill yet");
        assertThat(run("square/bookings", JUNE))
                .contains("square/bookings: backfill at 2026-06-01 00:00:00 on its way to 2026-07-01 00:00:00")
                .contains("No service runs");
        assertThat(run("square/bookings", Map.of("stop", "true"))).contains("backfill stopped at 2026-06-01");
        assertThat(run("square/bookings", Map.of())).contains("backfill stopped at 2026-06-01");
        assertThat(run("square/bookings", Map.of("resume", "true"))).contains("backfill at 2026-06-01");
        assertThat(run("square/customers", Map.of())).contains("no backfill yet");
    }

    @Test
    void whatCannotBeMeantIsRefusedWithTheNextStep() {
        refused("square/bokings", JUNE, "TB-APP-110");
        refused("square/bookings", Map.of("from", "2026-06-30", "to", "2026-06-01"), "TB-APP-113");
        refused("square/bookings", Map.of("from", "June", "to", "2026-06-01"), "TB-APP-115");
        refused("square/bookings", Map.of("stop", "true"), "TB-APP-114");
        run("square/bookings", JUNE);
        refused("square/bookings", JUNE, "TB-APP-112");
    }
}
