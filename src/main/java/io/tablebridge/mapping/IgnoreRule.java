package io.tablebridge.mapping;

import java.util.Optional;

/** An event to which {@code when} applies, or {@code unless} does not, is of no interest. */
record IgnoreRule(Optional<Condition> when, Optional<Condition> unless, String reason) {

    boolean applies(Event event) {
        return when.map(c -> c.holds(event)).orElse(true)
                && !unless.map(c -> c.holds(event)).orElse(false);
    }
}
