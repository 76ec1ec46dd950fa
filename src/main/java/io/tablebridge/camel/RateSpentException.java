package io.tablebridge.camel;

import java.time.Duration;

/** A request would go beyond what the platform takes; nothing was sent. */
final class RateSpentException extends Exception {

    private static final long serialVersionUID = 1;

    private final Duration rest;

    RateSpentException(Duration rest) {
        super("the rate budget is spent for " + rest);
        this.rest = rest;
    }

    Duration rest() {
        return rest;
    }
}
