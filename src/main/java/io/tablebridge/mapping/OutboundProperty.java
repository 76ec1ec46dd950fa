package io.tablebridge.mapping;

/**
 * A property of a destination that an outbound mapping fills.
 *
 * @param name the destination's internal name
 * @param kind text, number, date-time, date or flag, for provisioning
 * @param write when it may be written
 * @param provisioned whether it is ours, to be created at the destination when it is missing
 * @param unique whether it is the property that we find our entities by
 * @param label the English label of a property of ours, empty otherwise
 * @param labelZh the Traditional Chinese label of a property of ours, empty otherwise
 */
public record OutboundProperty(
        String name, Kind kind, WriteRule write, boolean provisioned, boolean unique, String label, String labelZh) {

    /** What a property holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE_TIME,
        DATE,
        FLAG
    }
}
