package io.tablebridge.guests;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Finds guests by the id that destinations hold. Stateless. */
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
}
