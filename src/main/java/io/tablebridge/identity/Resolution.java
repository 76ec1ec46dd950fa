package io.tablebridge.identity;

import java.util.SortedSet;

/**
 * What placing a record changed.
 *
 * @param moved records that belong to another guest than before, and the record itself when it is new
 * @param guests guest numbers, living and retired, whose members changed, and the guest of the record
 * @param founded guest numbers that never were before
 */
public record Resolution(SortedSet<Long> moved, SortedSet<Long> guests, SortedSet<Long> founded) {}
