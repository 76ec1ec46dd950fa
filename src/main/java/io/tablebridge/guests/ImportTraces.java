package io.tablebridge.guests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * What imports told of the records of a batch, so that one can be taken back. Whatever was applied before is written first.
 * One batch, one thread.
 */
public final class ImportTraces {

    private final GuestBatch batch;
    private final Connection connection;
    private final KnownRecords records;
    private final LinkBook links;
    private final KnownTellers tellers;
    private final SafetyTellers warners;

    ImportTraces(
            GuestBatch batch,
            Connection connection,
            KnownRecords records,
            LinkBook links,
            KnownTellers tellers,
            SafetyTellers warners) {
        this.batch = batch;
        this.connection = connection;
        this.records = records;
        this.links = links;
        this.tellers = tellers;
        this.warners = warners;
    }

    /**
     * Records that an import may have told of.
     *
     * @param after only those behind this record
     * @param most the first of them, at most so many
     */
    public SortedSet<Long> toldBy(long importNo, long after, int most) {
        batch.flush();
        try {
            return BlockTable.records(connection, importNo, after, most);
        } catch (SQLException e) {
            throw new GuestStoreException("an import's records can't be looked up", e);
        }
    }

    /**
     * Takes back what an import told of records: they become what all others tell of them.
     *
     * @param last whether it told of no others
     * @param arrival of the decision
     */
    public TakenBack takeBack(long importNo, Collection<Long> recordIds, boolean last, Arrival arrival) {
        batch.flush();
        try {
            TakingBack taking = new TakingBack(batch, tellers, warners, arrival, importNo);
            List<StoredRecord> told = records.withIds(recordIds);
            links.expect(told.stream().map(StoredRecord::asTold).toList());
            TakenBack done = taking.of(told);
            if (last) {
                forgetBlocks(importNo, importNo);
            }
            return done;
        } catch (SQLException e) {
            throw new GuestStoreException("an import can't be taken back", e);
        }
    }

    /**
     * Nobody can take these imports back any more: what they told counts with what the others told.
     *
     * @param upTo imports up to this number
     * @param most so many of their records at most; the rest another time
     */
    public void forget(long upTo, int most) {
        batch.flush();
        try {
            List<StoredRecord> old = records.withIds(TellerTable.old(connection, upTo, most));
            tellers.expect(old);
            old.forEach(record -> tellers.forget(record, upTo));
            forgetBlocks(1, upTo);
            warners.forget(upTo);
        } catch (SQLException e) {
            throw new GuestStoreException("old imports can't be forgotten", e);
        }
    }

    private void forgetBlocks(long from, long to) throws SQLException {
        BlockTable.forget(connection, from, to);
        tellers.forgetBlocks(from, to);
    }
}
