package io.tablebridge.guests;

import io.tablebridge.db.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Guests' numbers and the ids that destinations hold. Stateless. */
public final class GuestNumbers {

    private GuestNumbers() {}

    /**
     * Makes {@link #of} quick for guests that have another number now. Only a journal that has lost entries needs it: an index
     * of random keys would cost every new guest much.
     */
    public static void expectOthers(Database database) {
        database.write(handle -> handle.execute("CREATE INDEX IF NOT EXISTS guest_public ON guest (public_id)"));
    }

    /**
     * The present numbers of guests, retired ones too; one that never was is left out.
     *
     * @param remembered the number that each had once, by its id
     * @param asOf only guests that there were when this entry of the journal was written, whatever was taken in since
     */
    public static Map<String, Long> of(Handle handle, Map<String, Long> remembered, long asOf) {
        Map<Long, String> there = publicIds(handle, remembered.values(), asOf);
        Map<String, Long> numbers = new HashMap<>();
        remembered.forEach((id, number) -> {
            if (id.equals(there.get(number))) {
                numbers.put(id, number);
            }
        });
        if (numbers.size() < remembered.size()) {
            TreeSet<String> others = new TreeSet<>(remembered.keySet());
            others.removeAll(numbers.keySet());
            numbers.putAll(elsewhere(handle, others, asOf));
        }
        return numbers;
    }

    private static Map<String, Long> elsewhere(Handle handle, Set<String> ids, long asOf) {
        return handle.createQuery(
                        """
                        SELECT g.public_id, g.id FROM UNNEST(CAST(:ids AS VARCHAR(40) ARRAY)) AS k (public_id)
                        JOIN guest g ON g.public_id = k.public_id WHERE g.since_entry <= :asOf""")
                .bind("asOf", asOf)
                .bind("ids", ids.toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The ids of these guests, retired ones too; a number that never was a guest is left out. */
    public static Map<Long, String> publicIds(Handle handle, Collection<Long> numbers) {
        return publicIds(handle, numbers, Long.MAX_VALUE);
    }

    private static Map<Long, String> publicIds(Handle handle, Collection<Long> numbers, long asOf) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(
                        """
                        SELECT g.id, g.public_id FROM UNNEST(CAST(:numbers AS BIGINT ARRAY)) AS k (id)
                        JOIN guest g ON g.id = k.id WHERE g.since_entry <= :asOf""")
                .bind("asOf", asOf)
                .bind("numbers", new TreeSet<>(numbers).toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
