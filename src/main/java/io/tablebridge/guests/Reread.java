package io.tablebridge.guests;

/**
 * What became of the records of an event that was read again.
 *
 * @param changed records that are another than before
 * @param withdrawn records among them that the event no longer tells of, and nobody else told of since
 * @param open records for which an older event might count now that this one tells something else
 */
public record Reread(int changed, int withdrawn, int open) {}
