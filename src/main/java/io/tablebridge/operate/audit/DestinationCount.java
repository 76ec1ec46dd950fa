package io.tablebridge.operate.audit;

/**
 * What stands in a destination, as far as we know.
 *
 * @param wanted guests that should be there or were
 * @param inStep guests whose newest state was written
 * @param incomplete of these, guests that lack a value there, because it was refused or another contact has it
 * @param waiting guests with a newer state that has not gone out
 * @param dead guests whose write can't go on without a person
 * @param dismissed guests whose write a person closed
 * @param retired contacts of guests that were joined into another
 * @param contacts contacts there that are not retired
 * @param guestsWithContact living guests that have a contact there
 */
public record DestinationCount(
        String destination,
        long wanted,
        long inStep,
        long incomplete,
        long waiting,
        long dead,
        long dismissed,
        long retired,
        long contacts,
        long guestsWithContact) {}
