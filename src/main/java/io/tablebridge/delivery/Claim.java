package io.tablebridge.delivery;

/** A guest that is about to be written, in this generation: an element of a CLAIM entry. */
record Claim(GuestRef guest, long generation) {}
