package io.tablebridge.camel;

import io.tablebridge.settings.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the codes that a person must copy to a platform into the log. Anyone may send one to a door that takes them without
 * a proof, so there is a pause after each. Thread-safe.
 */
final class ShownChallenges {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ShownChallenges.class);

    private final Clock clock;
    private Instant nextFrom = Instant.MIN;

    ShownChallenges(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param path of the door
     * @return whether it was shown
     */
    synchronized boolean show(String path, String challenge) {
        Instant now = clock.instant();
        if (now.isBefore(nextFrom)) {
            return false;
        }
        nextFrom = now.plus(PAUSE);
        LOG.info("{}", LogLine.of("camel.log.challenge", path, challenge));
        return true;
    }
}
