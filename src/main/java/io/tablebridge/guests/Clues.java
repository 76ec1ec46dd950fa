package io.tablebridge.guests;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.VisitFields;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a record can be looked up by beside its key. Reservations and bills stand at their table in a slot of four hours;
 * {@link TableMatch} never needs more than the slots beside it.
 */
final class Clues {

    private static final long SLOT_SECONDS = Duration.ofHours(4).toSeconds();
    private static final Pattern BETWEEN_TABLES = Pattern.compile("[,、，;；+＋&＆]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOST_TABLES = 8;
    private static final int MOST_NAME = 100;

    /** No party has so many bills and answers of its own: an id that more of them name stands for none ("0", "N/A"). */
    private static final int MOST_NAMING = 100;

    /** No table is booked and paid for so often in four hours: a name that is stands for none ("takeaway", "0"). */
    private static final int MOST_AT_TABLE = 30;

    private static final String TABLE = "table:";
    private static final String DECIDED = "decided:";

    private Clues() {}

    /**
     * How many records a clue may lead to. Beyond that it is a crowded one and leads nowhere, so that no value, however popular,
     * makes each change cost as much as there are records. What people said counts however much it is.
     */
    static int most(String clue) {
        if (clue.startsWith(DECIDED)) {
            return Integer.MAX_VALUE;
        }
        return clue.startsWith(TABLE) ? MOST_AT_TABLE : MOST_NAMING;
    }

    /** The clues of those whose links depend on whether this one is crowded. */
    static List<String> near(String clue) {
        if (!clue.startsWith(TABLE)) {
            return List.of(clue);
        }
        int end = clue.indexOf(':', TABLE.length());
        long slot = Long.parseLong(clue, TABLE.length(), end, 10);
        String table = clue.substring(end + 1);
        return LongStream.rangeClosed(slot - 1, slot + 1)
                .mapToObj(s -> at(s, table))
                .toList();
    }

    private static String at(long slot, String table) {
        return TABLE + slot + ":" + table;
    }

    /** The clues that lead to a record. */
    static Set<String> of(StoredRecord record) {
        if (record.isDeleted() || record.told() == null) {
            return Set.of();
        }
        Set<String> clues = new HashSet<>(there(record.ref().recordType(), record.fields()));
        named(record.ref().whole(), record.fields()).map(Clues::naming).forEach(clues::add);
        return clues;
    }

    /** The clues of its table alone that lead to a record of these values. */
    static Set<String> there(RecordType type, Fields fields) {
        return atTable(type, fields, 0);
    }

    /** The clues that lead to what may have to be compared with a record of these values. */
    static Set<String> around(RecordType type, Fields fields) {
        return atTable(type, fields, 1);
    }

    /** The same, and what those may have to be compared with. */
    static Set<String> farAround(RecordType type, Fields fields) {
        return atTable(type, fields, 2);
    }

    /** The clue of records that name this one. */
    static String naming(RecordKey key) {
        return key.type().code() + ":" + key.source() + ":" + key.externalId();
    }

    /** The clue of bills that a person gave to this reservation. */
    static String decided(RecordKey reservation) {
        return DECIDED + naming(reservation);
    }

    /** The reservations and bills that a record of these values names. */
    static Stream<RecordKey> named(RecordKey key, Fields fields) {
        if (!key.type().isOfAVisit()) {
            return Stream.of();
        }
        return Stream.of(
                        fields.text(OrderFields.RESERVATION_ID)
                                .map(id -> new RecordKey(
                                        fields.text(OrderFields.RESERVATION_SOURCE)
                                                .orElse(key.source()),
                                        RecordType.RESERVATION,
                                        id)),
                        fields.text(OrderFields.MERGED_INTO).map(id -> bill(key.source(), id)),
                        fields.text(OrderFields.SPLIT_FROM).map(id -> bill(key.source(), id)),
                        fields.text(VisitFields.ORDER_ID)
                                .map(id -> bill(
                                        fields.text(VisitFields.ORDER_SOURCE).orElse(key.source()), id)))
                .flatMap(Optional::stream)
                .filter(named -> fits(named) && !named.equals(key));
    }

    /** A name too long for any record leads nowhere. */
    private static boolean fits(RecordKey named) {
        return named.source().length() <= RecordLimits.SOURCE
                && named.externalId().length() <= RecordLimits.EXTERNAL_ID;
    }

    private static RecordKey bill(String source, String id) {
        return new RecordKey(source, RecordType.ORDER, id);
    }

    private static Set<String> atTable(RecordType type, Fields fields, int slots) {
        Optional<Instant> time = time(type, fields);
        if (time.isEmpty()) {
            return Set.of();
        }
        long slot = Math.floorDiv(time.get().getEpochSecond(), SLOT_SECONDS);
        return tables(fields).stream()
                .flatMap(table ->
                        LongStream.rangeClosed(slot - slots, slot + slots).mapToObj(s -> at(s, table)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When somebody sat down at the table, as well as it is known. */
    static Optional<Instant> time(RecordType type, Fields fields) {
        return switch (type) {
            case RESERVATION -> first(fields, CanonicalFields.SEATED_AT, CanonicalFields.STARTS_AT);
            case ORDER -> first(fields, OrderFields.OPENED_AT, OrderFields.CLOSED_AT);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> first(Fields fields, Field one, Field other) {
        return fields.dateTime(one).or(() -> fields.dateTime(other)).map(OffsetDateTime::toInstant);
    }

    /** The tables, several of them when a party sits at more than one: {@code A5+A6}. */
    static Set<String> tables(Fields fields) {
        return fields.text(CanonicalFields.TABLE).stream()
                .flatMap(text -> Arrays.stream(BETWEEN_TABLES.split(text)))
                .map(Clues::nameOf)
                .filter(name -> !name.isEmpty() && name.length() <= MOST_NAME)
                .limit(MOST_TABLES)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first of the tables that is one of these, as its own record names it: never the rest of a longer text. */
    static String shownTable(Fields fields, Set<String> names) {
        return fields.text(CanonicalFields.TABLE).stream()
                .flatMap(text -> Arrays.stream(BETWEEN_TABLES.split(text)))
                .filter(table -> names.contains(nameOf(table)))
                .map(table -> table.strip().length() > MOST_NAME ? nameOf(table) : table.strip())
                .findFirst()
                .orElse("");
    }

    /** A name of a table or a venue, as it is compared. */
    static String nameOf(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
