package io.tablebridge.app;

import io.tablebridge.operate.health.ReadyCheck;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Sees a pipeline that has entries waiting and does not move. Judged from one look to the next. Thread-safe. */
final class PipelineMoves implements ReadyCheck {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final LongSupplier position;
    private final LongSupplier end;
    private final Clock clock;
    private long stoodAt = -1;
    private Instant since = Instant.EPOCH;

    PipelineMoves(LongSupplier position, LongSupplier end, Clock clock) {
        this.position = position;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Problem> look() {
        long now = position.getAsLong();
        long behind = end.getAsLong() - now;
        if (behind <= 0) {
            stoodAt = -1;
            return Optional.empty();
        }
        if (now != stoodAt) {
            stoodAt = now;
            since = clock.instant();
        }
        Duration stands = Duration.between(since, clock.instant());
        return stands.compareTo(LONGEST) < 0
                ? Optional.empty()
                : Optional.of(Problem.at("", "TB-APP-023", behind, stands.toSeconds()));
    }
}
