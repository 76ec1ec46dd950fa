package io.tablebridge.delivery;

import java.time.Duration;

/** Hears what deliveries do, for metrics and alerts. Must be quick and thread-safe. */
public interface DeliveryListener {

    /**
     * An entity was written.
     *
     * @param source the source whose event made it due
     * @param since the time from that event's arrival until the outcome was kept
     */
    void delivered(String destination, String source, Duration since);

    /** Guests were brought into step, whether a write was needed or not, or put aside until a person acts: refused or given up. */
    void handled(String destination, int inStep, int dead);

    /** Something stopped the destination, for a while or until a person acts. */
    void troubled(String destination, Trouble trouble);
}
