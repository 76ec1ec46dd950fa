package io.tablebridge.pipeline;

import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bodies become by the mappings that are in force before the pipeline has come to them. It counts only for the same
 * entry and the same mapping, so that nothing depends on it. Made by one thread and then used by another.
 */
final class MappedAhead {

    static final MappedAhead NOTHING = new MappedAhead();

    /** How many bodies at most: they are kept in memory until it is their turn. */
    private static final int MOST = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(MappedAhead.class);

    /** The very entries, not their like: a part of a block has the block's number. */
    private final IdentityHashMap<StoredEntry, Mapped> entries = new IdentityHashMap<>();

    private record Mapped(InboundMapping mapping, List<MappedBody> bodies) {}

    /** @param mappings by name */
    static MappedAhead of(List<StoredEntry> entries, Map<String, InboundMapping> mappings, BodyMapper mapper) {
        MappedAhead ahead = new MappedAhead();
        int bodies = 0;
        for (StoredEntry stored : entries) {
            InboundMapping mapping = mappings.get(stored.entry().headers().getOrDefault(Entry.MAPPING, ""));
            bodies += stored.entry().bodies().size();
            if (bodies > MOST) {
                return ahead;
            }
            if (mapping != null && isMapped(stored)) {
                ahead.add(stored, mapping, mapper);
            }
        }
        return ahead;
    }

    private static boolean isMapped(StoredEntry stored) {
        EntryKind kind = stored.entry().kind();
        return !stored.erased()
                && (kind == EntryKind.EVENT || kind == EntryKind.BLOCK)
                && !ThinEvent.isThin(stored.entry());
    }

    private void add(StoredEntry stored, InboundMapping mapping, BodyMapper mapper) {
        List<MappedBody> bodies = new ArrayList<>();
        try {
            for (int body = 0; body < stored.entry().bodies().size(); body++) {
                bodies.add(mapper.map(stored, body, mapping));
            }
        } catch (RuntimeException e) {
            // It will fail again when it is its turn, and be dealt with there.
            LOG.debug("entry {} can't be mapped ahead", stored.number(), e);
            return;
        }
        entries.put(stored, new Mapped(mapping, bodies));
    }

    /** Empty when this very entry was not mapped, or by another mapping. */
    Optional<MappedBody> find(StoredEntry stored, int body, InboundMapping mapping) {
        Mapped mapped = entries.get(stored);
        return mapped != null && mapped.mapping() == mapping
                ? Optional.of(mapped.bodies().get(body))
                : Optional.empty();
    }
}
