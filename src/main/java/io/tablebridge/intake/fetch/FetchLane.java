package io.tablebridge.intake.fetch;

import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a route that fetches is treated now. What must outlive the process stands in the journal. Guarded by its worker. */
final class FetchLane {

    private int busy;
    private int troubles;
    private Instant restsUntil = Instant.MIN;
    private Optional<Problem> trouble = Optional.empty();

    /** While it fails, one fetch at a time finds out whether it still does. */
    boolean mayBegin(Instant now, int mostAtOnce) {
        return !now.isBefore(restsUntil) && busy < (troubles > 0 ? 1 : mostAtOnce);
    }

    int busy() {
        return busy;
    }

    int troubles() {
        return troubles;
    }

    /** When it is tried again, while it is in trouble. */
    Instant restsUntil() {
        return restsUntil;
    }

    Optional<Problem> trouble() {
        return trouble;
    }

    void begin() {
        busy++;
    }

    void end() {
        busy--;
    }

    void works() {
        troubles = 0;
        restsUntil = Instant.MIN;
        trouble = Optional.empty();
    }

    void rests(Instant now, Duration rest, Problem why) {
        troubles++;
        restsUntil = now.plus(rest);
        trouble = Optional.of(why);
    }
}
