package io.tablebridge.settings;

/** A value nobody may see but the system it is sent to. Immutable. */
public final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The value itself: for a request's header, never for a log, a message or a page. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return Masking.HIDDEN;
    }
}
