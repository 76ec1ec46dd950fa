package io.tablebridge.model;

import java.util.Optional;

/** Where a reservation stands. The code is the word used in mapping files, tables and reports. */
public enum ReservationStatus {
    REQUESTED("requested", true),
    BOOKED("booked", true),
    CONFIRMED("confirmed", true),
    SEATED("seated", false),
    COMPLETED("completed", false),
    CANCELLED("cancelled", false),
    NO_SHOW("no_show", false),
    WAITLISTED("waitlisted", true);

    private final String code;
    private final boolean expected;

    ReservationStatus(String code, boolean expected) {
        this.code = code;
        this.expected = expected;
    }

    public String code() {
        return code;
    }

    /** Whether the guest is still to come. */
    public boolean isExpected() {
        return expected;
    }

    public static Optional<ReservationStatus> of(String code) {
        for (ReservationStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
