package io.tablebridge.guests;

import java.time.Instant;

/**
 * Where in the journal a record came from.
 *
 * @param entry the number of its entry
 * @param body the body inside the entry, from 0
 * @param receivedAt when the entry came in
 * @param change the number of the entry that brings it in now: its own, or that of a later decision to try again
 */
public record Arrival(long entry, int body, Instant receivedAt, long change) {}
