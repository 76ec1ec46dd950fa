package io.tablebridge.delivery;

/** Where a guest stands at a destination. The names are what the table holds. */
public enum DeliveryState {
    /** Something is to be told. */
    WAITING,
    /** The destination knows what there is to know. */
    IN_STEP,
    /** The mapping does not want this guest there, and it is not there. */
    UNWANTED,
    /** The guest went into another; its entity, if it has one, points there. */
    RETIRED,
    /** Refused for good: a person must look at it, or the guest must change. */
    DEAD,
    /** Was dead, and a person said that it needs nothing more: the guest must change, or be tried again by name. */
    DISMISSED
}
