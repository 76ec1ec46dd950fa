package io.tablebridge.pipeline;

import io.tablebridge.journal.StoredEntry;
import java.util.List;

/** Entries to be taken into the database together, in the order of the journal; empty when nothing came. */
public record Batch(List<StoredEntry> entries) {

    public Batch {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
