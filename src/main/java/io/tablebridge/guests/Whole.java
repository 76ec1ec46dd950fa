package io.tablebridge.guests;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record with those of its parts that are not deleted: what the main one does not tell, the first other does. */
final class Whole {

    private static final Comparator<StoredRecord> MAIN_FIRST = Comparator.comparing(
                    (StoredRecord record) -> !record.ref().part().equals(CanonicalRecord.MAIN))
            .thenComparing(StoredRecord::ref);

    private final RecordKey key;
    private final List<StoredRecord> parts;

    private Whole(RecordKey key, List<StoredRecord> parts) {
        this.key = key;
        this.parts = parts;
    }

    /** A record whose main part was deleted is no more, whatever other parts there are. */
    static Whole of(RecordKey key, Collection<StoredRecord> parts) {
        boolean gone = parts.stream()
                .anyMatch(part -> part.isDeleted()
                        && !part.isWithdrawn()
                        && part.ref().part().equals(CanonicalRecord.MAIN));
        return new Whole(
                key,
                gone
                        ? List.of()
                        : parts.stream()
                                .filter(part -> !part.isDeleted())
                                .sorted(MAIN_FIRST)
                                .toList());
    }

    RecordKey key() {
        return key;
    }

    /** The main one first. */
    List<StoredRecord> parts() {
        return parts;
    }

    boolean isGone() {
        return parts.isEmpty();
    }

    /** The part that stands for it. */
    Optional<StoredRecord> first() {
        return parts.stream().findFirst();
    }

    Optional<Object> get(Field field) {
        return parts.stream().flatMap(part -> part.fields().get(field).stream()).findFirst();
    }

    <T> Optional<T> get(Field field, Class<T> type) {
        return get(field).map(type::cast);
    }

    /** The rows of all parts; one that several parts tell of is taken as the first of them has it. */
    List<Fields> rows(Field field) {
        Optional<Field> id = CanonicalFields.named(field.name() + ".id");
        Map<String, Fields> rows = new LinkedHashMap<>();
        for (StoredRecord part : parts) {
            int number = 0;
            for (Fields row : part.fields().rows(field)) {
                String unnamed = part.ref().part() + "\n" + number++;
                rows.putIfAbsent(id.flatMap(row::text).orElse(unnamed), row);
            }
        }
        return List.copyOf(rows.values());
    }

    String venue() {
        return parts.stream()
                .map(StoredRecord::venue)
                .filter(venue -> !venue.isEmpty())
                .findFirst()
                .orElse("");
    }
}
