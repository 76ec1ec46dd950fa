package io.tablebridge.app;

import io.tablebridge.operate.backup.BackupManifest;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.health.ReadyCheck;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees that no backup was taken for long; the time in which the service did not run does not count. Thread-safe. */
final class BackupAge implements ReadyCheck {

    private final Backups backups;
    private final Clock clock;
    private final Duration oldest;
    private final Instant startedAt;

    /**
     * @param oldest how old the last good backup may be
     */
    BackupAge(Backups backups, Duration oldest, Clock clock) {
        this.backups = backups;
        this.oldest = oldest;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public Optional<Problem> look() {
        try {
            Instant last = backups.listed().stream()
                    .map(BackupManifest::takenAt)
                    .filter(startedAt::isBefore)
                    .findFirst()
                    .orElse(startedAt);
            Duration age = Duration.between(last, clock.instant());
            return age.compareTo(oldest) < 0
                    ? Optional.empty()
                    : Optional.of(Problem.at("", "TB-APP-024", age.toHours()));
        } catch (OperateException e) {
            return Optional.of(e.problem());
        }
    }
}
