package io.tablebridge.journal;

/**
 * An entry as read back.
 *
 * @param number its place in the journal, ascending from 1 without gaps
 * @param entry what was kept
 * @param erased whether its bodies were erased; they are then empty
 */
public record StoredEntry(long number, Entry entry, boolean erased) {}
