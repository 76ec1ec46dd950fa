package io.tablebridge.camel;

import java.io.IOException;

/** A request failed before a connection stood: nothing of it was sent. */
final class NothingSentException extends IOException {

    private static final long serialVersionUID = 1;

    private final Exception reason;

    NothingSentException(Exception reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why no connection came about. */
    Exception reason() {
        return reason;
    }
}
