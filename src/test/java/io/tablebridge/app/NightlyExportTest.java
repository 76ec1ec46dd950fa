package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that run at night by themselves, into a folder and to an SFTP server. */
class NightlyExportTest {

    private static final String TO_FOLDER =
            """
            batch: list
            at: "04:00"
            export: { what: reservations, folder: exports, file: "bookings-{date}.csv" }
            """;
    private static final String TO_SERVER =
            """
            batch: list
            at: "04:00"
            export: { what: reservations, folder: /in, file: "bookings-{date}.csv", sftp: accountant }
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final Path home;
    private final Path remote;

    NightlyExportTest(@TempDir Path folder) {
        this.home = folder.resolve("home");
        this.remote = folder.resolve("remote");
    }

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(home);
        Files.createDirectories(remote.resolve("in"));
    }

    private static NightlyRun last(Nights nights) {
        return nights.runs().last("list", 1).get(0);
    }

    private static NightlyRun.Outcome outcome(Nights nights) {
        return last(nights).end().orElseThrow().outcome();
    }

    @Test
    void aTableStandsInTheFolderUnderTheNameOfItsDay() throws IOException {
        try (Nights nights = Nights.of(home, clock, Map.of("list", TO_FOLDER))) {
            nights.tick();
            nights.tickAt("2026-11-20T20:00:00Z");
            assertThat(last(nights).end()).hasValueSatisfying(end -> {
                assertThat(end.outcome()).isEqualTo(NightlyRun.Outcome.DONE);
                assertThat(end.target())
                        .isEqualTo(
                                home.resolve("exports/bookings-2026-11-21.csv").toString());
            });
            assertThat(nights.files("exports")).containsExactly("bookings-2026-11-21.csv");
        }
    }

    @Test
    void aFolderThatCanNotBeUsedIsTriedAgainAndThenTold() throws IOException {
        Files.writeString(home.resolve("exports"), "in the way");
        try (Nights nights = Nights.of(home, clock, Map.of("list", TO_FOLDER))) {
            nights.tick();
            nights.tickAt("2026-11-20T20:00:00Z");
            assertThat(last(nights).end()).isEmpty();
            assertThat(nights.nightly().problems()).extracting(Problem::code).containsExactly("TB-BAT-021");
            for (int minutes = 0; minutes < 60; minutes++) {
                clock.pass(Duration.ofMinutes(1));
                nights.tick();
            }
            assertThat(outcome(nights)).isEqualTo(NightlyRun.Outcome.FAILED);
            assertThat(nights.nightly().problems()).isEmpty();
            nights.tickAt("2026-11-20T23:00:00Z");
            assertThat(Manager.alerts(nights.manager().last())).containsExactly("TB-BAT-108");
            CommandResult byHand = nights.command("batch-run", Map.of("name", "list"));
            assertThat(byHand.exit()).isEqualTo(CommandResult.CANNOT);
            assertThat(byHand.text()).contains("TB-BAT-021");
        }
    }

    private Nights nights(SftpServer server, String password, Path knownHosts) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "tablebridge.sftp.accountant.host",
                "127.0.0.1",
                "tablebridge.sftp.accountant.port",
                Integer.toString(server.port()),
                "tablebridge.sftp.accountant.user",
                SftpServer.USER,
                "tablebridge.sftp.accountant.password",
                "env:SFTP_PASSWORD",
                "tablebridge.sftp.accountant.known-hosts",
                knownHosts.toString()));
        return Nights.of(home, clock, Map.of("list", TO_SERVER), Map.of("SFTP_PASSWORD", password), settings);
    }

    private List<String> arrived() throws IOException {
        try (var files = Files.list(remote.resolve("in"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aTableIsPutOnTheServerWholeThoughTheWayBreaksOnce() throws IOException {
        try (SftpServer server = SftpServer.start(remote);
                Nights nights = nights(server, SftpServer.PASSWORD, server.knownHosts(home.resolve("hosts")))) {
            nights.tick();
            server.breakNext(1);
            nights.tickAt("2026-11-20T20:00:00Z");
            assertThat(nights.nightly().problems()).extracting(Problem::code).containsExactly("TB-BAT-042");
            assertThat(arrived()).doesNotContain("bookings-2026-11-21.csv");
            clock.pass(Duration.ofMinutes(1));
            nights.tick();
            assertThat(outcome(nights)).isEqualTo(NightlyRun.Outcome.DONE);
            assertThat(arrived()).containsExactly("bookings-2026-11-21.csv");
            assertThat(remote.resolve("in/bookings-2026-11-21.csv")).isNotEmptyFile();
            assertThat(last(nights).end().orElseThrow().target()).contains("/in/bookings-2026-11-21.csv");
            assertThat(nights.files("data/batches/list"))
                    .as("nothing is left here")
                    .isEmpty();

            Files.writeString(remote.resolve("in/bookings-2026-11-21.csv"), "old");
            assertThat(nights.command("batch-run", Map.of("name", "list")).exit())
                    .isEqualTo(CommandResult.OK);
            assertThat(Files.readString(remote.resolve("in/bookings-2026-11-21.csv")))
                    .as("one of the same name is replaced")
                    .isNotEqualTo("old");
        }
    }

    @Test
    void aServerThatNobodyKnowsGetsNothing() throws IOException {
        Path otherHosts = home.resolve("hosts");
        try (SftpServer other = SftpServer.start(remote)) {
            other.knownHosts(otherHosts);
        }
        for (String hosts : new String[] {Files.readString(otherHosts), ""}) {
            try (SftpServer server = SftpServer.start(remote)) {
                Files.writeString(otherHosts, hosts.replaceFirst(":\\d+", ":" + server.port()));
                Path here = Files.createDirectories(home.resolveSibling("home" + hosts.length()));
                Files.copy(otherHosts, here.resolve("hosts"), StandardCopyOption.REPLACE_EXISTING);
                try (Nights nights = nights(server, SftpServer.PASSWORD, here.resolve("hosts"))) {
                    nights.tick();
                    assertThat(nights.command("batch-run", Map.of("name", "list"))
                                    .text())
                            .contains("TB-BAT-040");
                }
                assertThat(server.logins()).isZero();
                assertThat(arrived()).isEmpty();
            }
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceAndTold() throws IOException {
        try (SftpServer server = SftpServer.start(remote);
                Nights nights = nights(server, "wrong", server.knownHosts(home.resolve("hosts")))) {
            nights.tick();
            nights.tickAt("2026-11-20T20:00:00Z");
            assertThat(outcome(nights)).isEqualTo(NightlyRun.Outcome.FAILED);
            assertThat(last(nights).end().orElseThrow().problems())
                    .extracting(Problem::code)
                    .containsExactly("TB-BAT-041");
        }
    }
}
