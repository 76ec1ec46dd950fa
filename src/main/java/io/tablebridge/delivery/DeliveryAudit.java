package io.tablebridge.delivery;

import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestNumbers;
import io.tablebridge.settings.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts where every guest stands at every destination. Thread-safe. */
public final class DeliveryAudit {

    private static final String COUNTS =
            """
            SELECT x.name, x.paused, x.writes, x.go_ahead, (SELECT COUNT(*) FROM delivery_mark) AS known,
                COUNT(CASE WHEN d.state = 'IN_STEP' THEN 1 END) AS in_step,
                COUNT(CASE WHEN d.state = 'IN_STEP' AND d.problem IS NOT NULL THEN 1 END) AS incomplete,
                COUNT(CASE WHEN d.state = 'WAITING' THEN 1 END) AS waiting,
                COUNT(CASE WHEN d.state = 'DEAD' THEN 1 END) AS dead,
                COUNT(CASE WHEN d.state = 'DISMISSED' THEN 1 END) AS dismissed,
                COUNT(CASE WHEN d.state = 'UNWANTED' THEN 1 END) AS unwanted,
                COUNT(CASE WHEN d.state = 'RETIRED' THEN 1 END) AS retired,
                COUNT(CASE WHEN d.adopted THEN 1 END) AS adopted,
                COUNT(CASE WHEN d.state <> 'RETIRED' THEN d.remote_id END) AS with_contact,
                COUNT(DISTINCT CASE WHEN d.state <> 'RETIRED' THEN d.remote_id END) AS contacts
            FROM delivery_destination x LEFT JOIN delivery d ON d.destination = x.name
            GROUP BY x.name, x.paused, x.writes, x.go_ahead ORDER BY x.name""";

    private static final String DEAD =
            """
            SELECT destination, guest_id, wanted, attempts, problem,
                CASE WHEN state = 'DISMISSED' THEN dismissed_at END AS dismissed, dismissed_by, dismissed_why
            FROM delivery WHERE\s""";

    private final Database database;

    public DeliveryAudit(Database database) {
        this.database = database;
    }

    /**
     * Where the guests stand at one destination.
     *
     * @param known guests that ever were
     * @param inStep told everything that the destination takes
     * @param incomplete of these, told all but a value that it refused or that another entity has
     * @param waiting to be told something
     * @param dead waiting for a person
     * @param dismissed dead, but a person said that they need nothing more
     * @param unwanted not wanted there by the mapping
     * @param retired gone into another guest
     * @param adopted whose entity was made by others
     * @param withContact guests, not retired, with an entity there
     * @param contacts entities that belong to these guests
     * @param writes entity writes so far
     * @param goAhead whether it may go beyond the first writes
     * @param paused what stopped it
     */
    public record Counts(
            String destination,
            long known,
            long inStep,
            long incomplete,
            long waiting,
            long dead,
            long dismissed,
            long unwanted,
            long retired,
            long adopted,
            long withContact,
            long contacts,
            long writes,
            boolean goAhead,
            Optional<Problem> paused) {

        /** Guests that are wanted there. */
        public long wanted() {
            return known - unwanted - retired;
        }

        /** Whether every guest stands somewhere, and no two share an entity. */
        public boolean balances() {
            return wanted() == inStep + waiting + dead + dismissed && contacts == withContact;
        }
    }

    /** One for each destination, by name. */
    public List<Counts> counts() {
        return database.read(h -> h.createQuery(COUNTS)
                .map((rs, context) -> new Counts(
                        rs.getString("name"),
                        rs.getLong("known"),
                        rs.getLong("in_step"),
                        rs.getLong("incomplete"),
                        rs.getLong("waiting"),
                        rs.getLong("dead"),
                        rs.getLong("dismissed"),
                        rs.getLong("unwanted"),
                        rs.getLong("retired"),
                        rs.getLong("adopted"),
                        rs.getLong("with_contact"),
                        rs.getLong("contacts"),
                        rs.getLong("writes"),
                        rs.getBoolean("go_ahead"),
                        Optional.ofNullable(rs.getString("paused")).map(DeliveryJson::problem)))
                .list());
    }

    /**
     * A delivery that waits for a person, or did until it was dismissed.
     *
     * @param generation the journal's entry that the destination was to be told last
     * @param problem what was wrong, without personal data
     * @param dismissed the word that it needs nothing more, once somebody gave it
     */
    public record Dead(
            String destination,
            long guestId,
            long generation,
            int attempts,
            Optional<Problem> problem,
            Optional<Dismissal> dismissed) {

        /** How people name it: {@code hubspot/45}. */
        public String letter() {
            return destination + "/" + guestId;
        }
    }

    /**
     * Deliveries that wait for a person, by destination and guest.
     *
     * @param most at most so many
     */
    public List<Dead> dead(int most) {
        return database.read(h -> h.createQuery(DEAD + "state = 'DEAD' ORDER BY destination, guest_id LIMIT :most")
                .bind("most", most)
                .map((rs, context) -> dead(rs))
                .list());
    }

    /**
     * The same for one destination, from some guest on.
     *
     * @param destination its name, empty for all
     * @param afterName only those behind this destination and guest; empty for the first page
     * @param most at most so many
     */
    public List<Dead> dead(String destination, String afterName, long afterGuest, int most) {
        return page(DeliveryState.DEAD, destination, afterName, afterGuest, most);
    }

    /** The same for those that were dismissed. */
    public List<Dead> dismissed(String destination, String afterName, long afterGuest, int most) {
        return page(DeliveryState.DISMISSED, destination, afterName, afterGuest, most);
    }

    private List<Dead> page(DeliveryState state, String destination, String afterName, long afterGuest, int most) {
        return database.read(h -> h.createQuery(
                        DEAD
                                + """
                        state = :state AND (:destination = '' OR destination = :destination)
                        AND (destination > :name OR (destination = :name AND guest_id > :guest))
                        ORDER BY destination, guest_id FETCH FIRST :most ROWS ONLY""")
                .bind("destination", destination)
                .bind("state", state.name())
                .bind("name", afterName)
                .bind("guest", afterGuest)
                .bind("most", most)
                .map((rs, context) -> dead(rs))
                .list());
    }

    /**
     * Those among some guests whose delivery waits for a person or was dismissed, by guest.
     *
     * @param guestIds at most 10,000
     */
    public List<Dead> dead(String destination, Collection<Long> guestIds) {
        return database.read(h -> h.createQuery(
                        DEAD
                                + """
                        state IN ('DEAD', 'DISMISSED') AND destination = :destination
                        AND guest_id IN (SELECT g.guest FROM UNNEST(CAST(:guests AS BIGINT ARRAY)) AS g (guest))
                        ORDER BY guest_id""")
                .bind("destination", destination)
                .bind("guests", guestIds.toArray(Long[]::new))
                .map((rs, context) -> dead(rs))
                .list());
    }

    /** Guests as entries of the journal name them; a number that never was a guest is named by itself. */
    public List<GuestRef> refs(Collection<Long> guestIds) {
        Map<Long, String> publicIds = database.read(h -> GuestNumbers.publicIds(h, guestIds));
        return guestIds.stream()
                .map(guest -> new GuestRef(guest, publicIds.getOrDefault(guest, "")))
                .toList();
    }

    /**
     * Why guests that are in step lack a value there, by destination and guest, without personal data. Nothing waits: the
     * value goes out with the guest's next change once it can.
     *
     * @param most at most so many
     */
    public List<Problem> incomplete(int most) {
        return database.read(
                h -> h.createQuery("SELECT problem FROM delivery WHERE state = 'IN_STEP' AND problem IS NOT NULL"
                                + " ORDER BY destination, guest_id LIMIT :most")
                        .bind("most", most)
                        .map((rs, context) -> DeliveryJson.problem(rs.getString(1)))
                        .list());
    }

    private static Dead dead(ResultSet rs) throws SQLException {
        return new Dead(
                rs.getString(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getInt(4),
                Optional.ofNullable(rs.getString(5)).map(DeliveryJson::problem),
                dismissal(rs));
    }

    private static Optional<Dismissal> dismissal(ResultSet rs) throws SQLException {
        long at = rs.getLong(6);
        return rs.wasNull()
                ? Optional.empty()
                : Optional.of(new Dismissal(Instant.ofEpochMilli(at), rs.getString(7), rs.getString(8)));
    }
}
