package io.tablebridge.delivery;

import io.tablebridge.mapping.OutboundProperty;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system we write guests to. Implementations keep its rate limits, speak its language and say honestly what they don't
 * know; what is written and when is decided by {@link DeliveryWorker}. Called by one thread at a time.
 */
public interface Destination {

    /** The name it is configured by. */
    String name();

    /** How many entities one request may carry, at least 1. */
    int batchSize();

    /** How long its account must rest; zero when requests may go out now. */
    Duration restsFor();

    /** A short print of the credential in use, not the credential: a changed one lifts a pause. */
    String credential();

    /**
     * Makes sure that the destination has what the mapping fills; creates what is ours, never changes or removes anything.
     *
     * @throws DestinationException when it can't be had
     */
    void prepare(List<OutboundProperty> properties);

    /**
     * Entities by our public id, as they stand there this moment; those that are not there are absent.
     *
     * @param properties the properties wanted
     * @throws DestinationException when the answer can't be had
     */
    Map<String, RemoteEntity> read(Collection<String> publicIds, Collection<String> properties);

    /**
     * Entities that were made by others and are, beyond doubt, one of these guests, by public id. None is given to two
     * guests, and none that carries another guest's id.
     *
     * @throws DestinationException when the answer can't be had
     */
    Map<String, RemoteEntity> find(List<EntityLookup> lookups, Collection<String> properties);

    /**
     * Properties of which no two entities may hold the same value, our own id aside: what we wrote there must be taken
     * back when it is no longer the guest's.
     */
    Set<String> exclusiveProperties();

    /** Writes entities, no guest twice. Never throws for what the other side did: the report says it. */
    WriteReport write(List<EntityWrite> writes);

    /** The requests that reading, finding and writing these would make, without making any. */
    List<PlannedRequest> plan(int reads, List<EntityLookup> lookups, List<EntityWrite> writes);
}
