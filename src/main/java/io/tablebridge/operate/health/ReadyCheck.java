package io.tablebridge.operate.health;

import io.tablebridge.settings.Problem;
import java.util.Optional;

/** One reason why the service might not be ready. Fast and thread-safe. */
@FunctionalInterface
public interface ReadyCheck {

    /** What a person must know, or empty when this is in order. */
    Optional<Problem> look();
}
