package io.tablebridge.guests;

import io.tablebridge.db.Database;
import io.tablebridge.identity.GuestIndex;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.identity.SimpleResolver;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Records, and the guests they add up to. Written by one thread, a transaction at a time: open a batch, apply records,
 * and after the transaction tell whether it held ({@link #commit}) or not ({@link #rollback}), so that what is kept in
 * memory goes with it.
 */
public final class GuestStore {

    private final IdentityRules rules;
    private final GuestIndex index;
    private final SimpleResolver resolver;

    private GuestStore(IdentityRules rules, GuestIndex index) {
        this.rules = rules;
        this.index = index;
        this.resolver = new SimpleResolver(index, rules);
    }

    /** Loads what must be in memory: about 150 bytes for each record. */
    public static GuestStore open(Database database, IdentityRules rules) {
        GuestIndex index = new GuestIndex();
        database.read(handle -> {
            try {
                MembershipTable.load(handle.getConnection(), index);
                return Map.of();
            } catch (SQLException e) {
                throw new GuestStoreException("memberships can't be loaded", e);
            }
        });
        return new GuestStore(rules, index);
    }

    /** How many records there are. */
    public long records() {
        return index.nextRecord() - 1;
    }

    /** Begins to take records within this transaction. */
    public GuestBatch open(Handle transaction) {
        return new GuestBatch(transaction.getConnection(), rules, index, resolver);
    }

    /** The transactions since the last commit held. */
    public void commit() {
        index.commit();
    }

    /** The transaction since the last commit did not hold: memory goes back too. */
    public void rollback() {
        index.rollback();
    }
}
