package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The links of records, as a batch sees them. */
final class KnownLinks {

    private final Connection connection;
    private final Map<Long, Link> known = new HashMap<>();
    private final Set<Long> looked = new HashSet<>();
    private final TreeMap<Long, Optional<Link>> pending = new TreeMap<>();

    KnownLinks(Connection connection) {
        this.connection = connection;
    }

    /** Whether the database holds none, not even one to nothing. */
    boolean wereNone() {
        try {
            return LinkTable.isEmpty(connection);
        } catch (SQLException e) {
            throw new GuestStoreException("links can't be looked up", e);
        }
    }

    /** Looks these up in one go. */
    void expect(Collection<Long> records) {
        List<Long> asked = records.stream().filter(looked::add).toList();
        if (asked.isEmpty()) {
            return;
        }
        try {
            known.putAll(LinkTable.find(connection, asked));
        } catch (SQLException e) {
            throw new GuestStoreException("links can't be looked up", e);
        }
    }

    Optional<Link> of(long record) {
        expect(List.of(record));
        return Optional.ofNullable(known.get(record));
    }

    void put(long record, Optional<Link> link) {
        link.ifPresentOrElse(now -> known.put(record, now), () -> known.remove(record));
        pending.put(record, link);
    }

    void write() throws SQLException {
        LinkTable.write(connection, pending);
        pending.clear();
    }
}
