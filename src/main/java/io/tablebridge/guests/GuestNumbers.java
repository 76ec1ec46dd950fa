package io.tablebridge.guests;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Guests' numbers and the ids that destinations hold. Stateless. */
public final class GuestNumbers {

    private GuestNumbers() {}

    /** The numbers of these guests, retired ones too; one that never was is left out. */
    public static Map<String, Long> of(Handle handle, Collection<String> publicIds) {
        if (publicIds.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(
                        """
                        SELECT g.public_id, g.id FROM UNNEST(CAST(:ids AS VARCHAR(40) ARRAY)) AS k (public_id)
                        JOIN guest g ON g.public_id = k.public_id""")
                .bind("ids", new TreeSet<>(publicIds).toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The ids of these guests, retired ones too; a number that never was a guest is left out. */
    public static Map<Long, String> publicIds(Handle handle, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery(
                        """
                        SELECT g.id, g.public_id FROM UNNEST(CAST(:numbers AS BIGINT ARRAY)) AS k (id)
                        JOIN guest g ON g.id = k.id""")
                .bind("numbers", new TreeSet<>(numbers).toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
