package io.tablebridge.e2e;

import io.tablebridge.delivery.Destination;
import io.tablebridge.delivery.EntityLookup;
import io.tablebridge.delivery.EntityResult;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.delivery.PlannedRequest;
import io.tablebridge.delivery.RemoteEntity;
import io.tablebridge.delivery.WriteReport;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A CRM elsewhere: it outlives our power cuts. What it is told stands there at once; now and then its answer is lost.
 * Thread-safe.
 */
final class MemoryCrm implements Destination {

    static final String NAME = "crm";

    private final Map<String, Map<String, String>> contacts = new TreeMap<>();
    private final Random random;
    private BooleanSupplier reachable = () -> true;
    private BooleanSupplier allowed = () -> true;
    private long writes;
    private long tooEarly;

    MemoryCrm(long seed) {
        this.random = new Random(seed);
    }

    /**
     * @param nowReachable whether our machine is on
     * @param nowAllowed whether something may go out yet
     */
    synchronized void meet(BooleanSupplier nowReachable, BooleanSupplier nowAllowed) {
        reachable = nowReachable;
        allowed = nowAllowed;
    }

    /** What it holds, by our public id. */
    synchronized Map<String, Map<String, String>> contacts() {
        return new TreeMap<>(contacts);
    }

    synchronized long writes() {
        return writes;
    }

    /** Writes that came before they were allowed. */
    synchronized long tooEarly() {
        return tooEarly;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return 10;
    }

    @Override
    public Duration restsFor() {
        return Duration.ZERO;
    }

    @Override
    public String credential() {
        return "c";
    }

    @Override
    public void prepare(List<OutboundProperty> properties) {}

    @Override
    public synchronized Map<String, RemoteEntity> read(Collection<String> publicIds, Collection<String> properties) {
        Map<String, RemoteEntity> found = new HashMap<>();
        for (String id : publicIds) {
            Map<String, String> contact = contacts.get(id);
            if (contact != null) {
                Map<String, String> wanted = new TreeMap<>(contact);
                wanted.keySet().retainAll(properties);
                found.put(id, new RemoteEntity("c-" + id, wanted));
            }
        }
        return found;
    }

    @Override
    public Map<String, RemoteEntity> find(List<EntityLookup> lookups, Collection<String> properties) {
        return Map.of();
    }

    @Override
    public Set<String> exclusiveProperties() {
        return Set.of();
    }

    @Override
    public synchronized WriteReport write(List<EntityWrite> asked) {
        Map<String, EntityResult> results = new HashMap<>();
        for (EntityWrite write : asked) {
            boolean on = reachable.getAsBoolean();
            if (on) {
                take(write);
            }
            results.put(
                    write.publicId(),
                    on && random.nextInt(15) > 0
                            ? new EntityResult.Written("c-" + write.publicId())
                            : new EntityResult.Unknown(Problem.at("", "TB-DEL-001")));
        }
        return new WriteReport(results, Optional.empty());
    }

    private void take(EntityWrite write) {
        writes++;
        tooEarly += allowed.getAsBoolean() ? 0 : 1;
        Map<String, String> contact = contacts.computeIfAbsent(write.publicId(), made -> new TreeMap<>());
        write.values().forEach((name, value) -> {
            if (value.isEmpty()) {
                contact.remove(name);
            } else {
                contact.put(name, value);
            }
        });
    }

    @Override
    public List<PlannedRequest> plan(int reads, List<EntityLookup> lookups, List<EntityWrite> writesAsked) {
        return List.of();
    }
}
