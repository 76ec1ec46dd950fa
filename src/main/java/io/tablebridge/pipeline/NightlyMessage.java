package io.tablebridge.pipeline;

import java.time.Instant;

/**
 * A message to the people who run a restaurant, one for a night.
 *
 * @param id by which a receiver recognises it when it comes again
 * @param entry the journal's entry that holds it
 * @param due when it was due
 * @param content what it says, in a form of its maker; never personal values; empty for nothing
 */
public record NightlyMessage(String id, long entry, Instant due, Instant made, String content) {}
