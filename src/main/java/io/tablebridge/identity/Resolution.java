package io.tablebridge.identity;

import java.util.Map;
import java.util.SortedSet;

/**
 * What placing a record changed: the difference between before and after, which follows from the records alone.
 *
 * @param moved records that belong to another guest than before, or to none now, and the record itself when it is new
 * @param guests guest numbers, living and retired, whose members changed, and the guest of the record; also those that
 *     have a value that crossed the border between personal and shared
 * @param founded guest numbers that never were before
 * @param crossed values that crossed that border: whether each is personal now
 */
public record Resolution(
        SortedSet<Long> moved, SortedSet<Long> guests, SortedSet<Long> founded, Map<FeatureHash, Boolean> crossed) {}
