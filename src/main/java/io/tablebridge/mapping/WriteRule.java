package io.tablebridge.mapping;

/** When a property of a destination may be written. */
public enum WriteRule {
    /** Whenever our value differs from the one we wrote last. */
    ALWAYS,
    /** Only while the destination holds nothing there: what staff typed stays. */
    IF_EMPTY,
    /** Only when the entity is written for the first time. */
    ONCE
}
