package io.tablebridge.guests;

import java.util.Collection;
import java.util.Map;

/** Reads guests as they stand now. Thread-safe. */
public interface GuestProfiles {

    /** The state of each of these guest numbers; numbers that never were are absent. */
    Map<Long, GuestState> load(Collection<Long> guestIds);

    /** The guests that went into one of these, each with the one it went into. */
    Map<Long, Long> retiredInto(Collection<Long> survivorIds);
}
