package io.tablebridge.guests;

import io.tablebridge.model.RecordKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people said about bills, as a batch sees it. */
final class KnownDecisions {

    private final Connection connection;
    private final Map<RecordKey, LinkDecision> known = new HashMap<>();
    private final Set<RecordKey> looked = new HashSet<>();
    private final Map<RecordKey, LinkDecision> pending = new HashMap<>();

    KnownDecisions(Connection connection) {
        this.connection = connection;
    }

    /** Looks these up in one go. */
    void expect(Collection<RecordKey> bills) {
        List<RecordKey> asked = bills.stream().filter(looked::add).toList();
        if (asked.isEmpty()) {
            return;
        }
        try {
            known.putAll(DecisionTable.find(connection, asked));
        } catch (SQLException e) {
            throw new GuestStoreException("decisions can't be looked up", e);
        }
    }

    Optional<LinkDecision> of(RecordKey bill) {
        expect(List.of(bill));
        return Optional.ofNullable(known.get(bill));
    }

    void put(LinkDecision decision) {
        looked.add(decision.bill());
        known.put(decision.bill(), decision);
        pending.put(decision.bill(), decision);
    }

    void write() throws SQLException {
        DecisionTable.write(connection, pending.values());
        pending.clear();
    }
}
