package io.tablebridge.pipeline;

import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.MappingResult;

/**
 * A body of an event after its mapping.
 *
 * @param stored its entry
 * @param body which body of the entry, from 0
 * @param result what the mapping made of it
 */
record MappedBody(StoredEntry stored, int body, MappingResult result) {}
