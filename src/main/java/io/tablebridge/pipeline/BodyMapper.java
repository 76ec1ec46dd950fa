package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappedEvent;
import io.tablebridge.mapping.MappingInput;

/** Takes the bodies of entries through a mapping, events as they came and rows as the objects that they stand for. One thread. */
final class BodyMapper {

    private final RowPlanner rows = new RowPlanner();

    MappedBody map(StoredEntry stored, int body, InboundMapping mapping) {
        Entry entry = stored.entry();
        if (ImportedRows.isOne(entry)) {
            return rows.map(stored, body, mapping).orElseGet(() -> MappedBody.refused(stored, body, "TB-IMP-010"));
        }
        MappingInput input =
                new MappingInput(entry.source(), entry.headers(), entry.bodies().get(body));
        MappedEvent event = mapping.mapAndLook(input);
        return new MappedBody(stored, body, event.result(), event.fingerprint());
    }
}
