package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the bills of each source as they come, go, and find their guest. */
final class BillCounter {

    private static final String ADD =
            """
            MERGE INTO bill_count t
            USING (VALUES (CAST(? AS VARCHAR(100)), CAST(? AS BIGINT), CAST(? AS BIGINT))) AS s(source, bills, with_guest)
            ON t.source = s.source
            WHEN MATCHED THEN UPDATE SET bills = t.bills + s.bills, with_guest = t.with_guest + s.with_guest
            WHEN NOT MATCHED THEN INSERT (source, bills, with_guest) VALUES (s.source, s.bills, s.with_guest)
            """;

    private final TreeMap<String, long[]> added = new TreeMap<>();

    /** @param was the link the bill had, empty when there was no such bill; {@code now} likewise */
    void count(String source, Optional<Link> was, Optional<Link> now) {
        long bills = one(now.isPresent()) - one(was.isPresent());
        long withGuest = one(now.filter(Link::isTied).isPresent())
                - one(was.filter(Link::isTied).isPresent());
        if (bills != 0 || withGuest != 0) {
            long[] sum = added.computeIfAbsent(source, name -> new long[2]);
            sum[0] += bills;
            sum[1] += withGuest;
        }
    }

    private static long one(boolean there) {
        return there ? 1 : 0;
    }

    void write(Connection connection) throws SQLException {
        Rows.batch(connection, ADD, added.entrySet(), (statement, entry) -> {
            statement.setString(1, entry.getKey());
            statement.setLong(2, entry.getValue()[0]);
            statement.setLong(3, entry.getValue()[1]);
        });
        added.clear();
    }
}
