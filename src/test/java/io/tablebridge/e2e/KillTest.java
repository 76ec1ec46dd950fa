package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.InlinePlatform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.SandboxContact;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is killed while a platform sends and the CRM fails: nothing acknowledged is lost, nobody doubled. */
final class KillTest {

    private static final Duration BACK_IN_STEP = Duration.ofMinutes(2);

    @Test
    void threeKillsUnderLoadLoseAndDoubleNothing(@TempDir Path folder) throws Exception {
        survives(folder, 3, 20261127);
    }

    @Test
    @Tag("long")
    void twentyKillsUnderLoadLoseAndDoubleNothing(@TempDir Path folder) throws Exception {
        survives(folder, 20, System.nanoTime());
    }

    private static void survives(Path folder, int kills, long seed) throws Exception {
        Random random = new Random(seed);
        try (Evening evening = Evening.begin(folder)) {
            Rush rush = new Rush(evening.inline(), seed);
            rush.begin();
            for (int kill = 0; kill < kills; kill++) {
                evening.crm().clearFaults();
                evening.crm().fault(trouble(random, kill));
                awaitAMoment(evening, random, kill);
                evening.service().kill();
                evening.startAgain();
            }
            evening.service().awaitReady();
            rush.end();
            evening.crm().clearFaults();
            keptWhatWasAcknowledged(evening, seed);
            long resent = resend(evening.platform(), rush.events());
            evening.service().awaitDrained(BACK_IN_STEP);

            String figures = figures(evening, rush, kills, seed, resent);
            holdsEachGuestOnceInTheNewestState(evening, rush);
            balances(evening, rush, figures);
            assertThat(evening.service().stop()).isEqualTo(143);
            saysNothingOdd(evening.service().output());
        }
    }

    /** Looked for before anything is sent again: what comes twice would hide that it was lost the first time. */
    private static void keptWhatWasAcknowledged(Evening evening, long seed) throws Exception {
        assertThat(evening.service().stop()).isEqualTo(143);
        assertThat(eventsInTheJournal(evening.service().data()))
                .as("seed %d", seed)
                .containsAll(evening.inline().acknowledged());
        evening.startAgain();
        evening.service().awaitReady();
    }

    /** A random one: of each three, two while it works and one while it starts. */
    private static void awaitAMoment(Evening evening, Random random, int kill) throws InterruptedException {
        boolean working = kill % 3 != 1;
        if (working) {
            evening.service().awaitDoor();
        }
        // No condition to wait for: that nobody chose the moment is what is tested.
        TimeUnit.MILLISECONDS.sleep(random.nextInt(50, working ? 4_000 : 3_000));
    }

    private static Fault trouble(Random random, int kill) {
        return switch (kill % 6) {
            case 0 -> Fault.of(Fault.Kind.RESET_AFTER, 1).on("/batch/upsert");
            case 1 -> Fault.status(429, 2).withRetryAfter("1");
            case 2 -> Fault.status(500 + random.nextInt(4), 3);
            case 3 -> timeout(Fault.Kind.TIMEOUT_AFTER, "/batch/update");
            case 4 -> Fault.of(Fault.Kind.RESET_BEFORE, 2);
            default -> timeout(Fault.Kind.TIMEOUT_AFTER, "/batch/upsert");
        };
    }

    private static Fault timeout(Fault.Kind kind, String path) {
        return new Fault(kind, 1, path, 0, "", "", Duration.ofSeconds(6));
    }

    /** What a platform does that never saw an answer: everything once more. */
    private static long resend(InlinePlatform again, List<PlatformEvent> events) {
        for (PlatformEvent event : events) {
            assertThat(again.send(event).join()).isTrue();
        }
        return again.attempts();
    }

    private static void holdsEachGuestOnceInTheNewestState(Evening evening, Rush rush) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        evening.activeContacts().stream().collect(Collectors.toMap(KillTest::phone, KillTest::time)))
                .isEqualTo(rush.newest()));
        assertThat(evening.crm().contacts()).hasSameSizeAs(rush.newest().keySet());
    }

    private static void balances(Evening evening, Rush rush, String figures) throws InterruptedException {
        BookKeeping audit = evening.audit();
        assertThat(audit.holds()).as(figures + audit.json().path("broken")).isTrue();
        assertThat(audit.events("inline", "waiting")).as(figures).isZero();
        assertThat(audit.events("inline", "finished"))
                .as(figures)
                .isEqualTo(rush.events().size());
        assertThat(audit.events("inline", "duplicate"))
                .as(figures)
                .isEqualTo(audit.events("inline", "received") - rush.events().size());
    }

    private static String figures(Evening evening, Rush rush, int kills, long seed, long resent) throws Exception {
        BookKeeping audit = evening.audit();
        String figures = String.format(
                java.util.Locale.ROOT,
                "seed %d, kills %d, events %d, acknowledged %d, given up %d, attempts %d, resent %d, received %d, duplicates %d, "
                        + "contacts %d, most writes of one %d",
                seed,
                kills,
                rush.events().size(),
                evening.inline().acknowledged().size(),
                evening.inline().givenUp().size(),
                evening.inline().attempts(),
                resent,
                audit.events("inline", "received"),
                audit.events("inline", "duplicate"),
                evening.crm().contacts().size(),
                evening.crm().contacts().stream()
                        .mapToInt(SandboxContact::writes)
                        .max()
                        .orElse(0));
        System.out.println(figures);
        return figures;
    }

    private static Collection<String> eventsInTheJournal(Path data) throws Exception {
        Set<String> ids = new TreeSet<>();
        try (FileJournal journal = FileJournal.open(JournalSettings.of(data.resolve("journal")), Clock.systemUTC())) {
            assertThat(journal.damages()).isEmpty();
            journal.heads(0, journal.end(), head -> {
                if (head.kind() == EntryKind.EVENT) {
                    ids.add(head.eventId());
                }
            });
        }
        return ids;
    }

    private static void saysNothingOdd(String log) {
        assertThat(log)
                .doesNotContain("王小明", "小明", "0912", "+88691", "花生", "\tat ", "Exception", "ERROR", Evening.SECRET);
    }

    private static String phone(SandboxContact contact) {
        return contact.properties().getOrDefault("phone", "");
    }

    private static String time(SandboxContact contact) {
        return contact.properties().getOrDefault("tablebridge_next_reservation_at", "");
    }
}
