package io.tablebridge.intake;

/** Hears what the doors did, for counters. Called on the doors' threads: must be quick, thread-safe and must not throw. */
public interface IntakeListener {

    /** Hears nothing. */
    IntakeListener NONE = new IntakeListener() {
        @Override
        public void accepted(String source, long bytes, long nanos) {}

        @Override
        public void refused(String source, Refusal refusal) {}
    };

    /**
     * An event was kept and acknowledged.
     *
     * @param bytes size of its body
     * @param nanos from the request's first line to the receipt
     */
    void accepted(String source, long bytes, long nanos);

    /**
     * A request was refused and nothing of it kept.
     *
     * @param source its source; empty when the path belongs to none, so that strangers can't invent names
     */
    void refused(String source, Refusal refusal);
}
