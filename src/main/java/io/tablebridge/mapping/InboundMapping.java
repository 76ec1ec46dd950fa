package io.tablebridge.mapping;

/** A compiled inbound mapping: turns events into records. Pure, without I/O, thread-safe. */
public interface InboundMapping {

    /** The name in its file, for example {@code inline-reservation}. */
    String name();

    /** Never throws, whatever the bytes are. */
    MappingResult map(MappingInput input);
}
