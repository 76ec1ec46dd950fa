package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.operate.backup.Backups;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAgeTest {

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private static Optional<Duration> oldest(String cron) {
        return new BackupSchedule(Optional.of(cron), ZoneId.of("Asia/Taipei")).oldest(START);
    }

    @Test
    void twoMissedRunsAreTooMany() {
        assertThat(oldest("0 30 4,10,16,22 * * ?")).contains(Duration.ofHours(13));
        assertThat(oldest("0 30 4 * * ?")).contains(Duration.ofHours(49));
        assertThat(oldest("0 0 4 ? * SUN")).contains(Duration.ofHours(2 * 7 * 24 + 1));
    }

    @Test
    void theWeekendOfAWeekdayScheduleCounts() {
        assertThat(oldest("0 0 4 ? * MON-FRI")).contains(Duration.ofHours(2 * 72 + 1));
    }

    @Test
    void whereBackupsAreOffNoneIsTooOld() {
        assertThat(new BackupSchedule(Optional.empty(), ZoneOffset.UTC).oldest(START))
                .isEmpty();
    }

    @Test
    void aWeeklyBackupIsNotMissedAfterTwoDays(@TempDir Path folder) {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        var clock = ((InstantSource) () -> Objects.requireNonNull(now.get())).withZone(ZoneOffset.UTC);
        Backups backups = new Backups(folder, 3, clock, new PipelinePosition());
        BackupAge age = new BackupAge(backups, oldest("0 0 4 ? * SUN").orElseThrow(), clock);
        now.set(START.plus(Duration.ofDays(13)));
        assertThat(age.look()).isEmpty();
        now.set(START.plus(Duration.ofDays(15)));
        assertThat(age.look()).hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("TB-APP-024"));
    }
}
