package io.tablebridge.journal;

/**
 * Proof that an entry is on the device: only who holds one may answer 2xx.
 *
 * @param entry the entry's number in the journal
 */
public record Receipt(long entry) {}
