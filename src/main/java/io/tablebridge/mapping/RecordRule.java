package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of record is made of an event.
 *
 * @param each where the list stands of which each item becomes a record; without it the whole event becomes one
 * @param when a record is made only where this holds
 */
record RecordRule(
        Optional<Place> each, Optional<Condition> when, RecordHead head, List<FieldRule> fields, List<RowsRule> rows) {

    /** The most items of one list that become records. */
    static final int MAX_ITEMS = 1_000;

    void make(Event event, String source, Made made) {
        items(event, wrong -> refuse(wrong, event, made)).forEach(item -> one(item, source, made));
    }

    /** What may become a record each: the event itself, or the items of a list that can be taken. */
    private List<Event> items(Event event, Consumer<Outcome> wrong) {
        if (each.isEmpty()) {
            return List.of(event);
        }
        @Nullable JsonNode list = each.get().find(event);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            wrong.accept(Outcome.wrong("TB-MAP-054"));
            return List.of();
        }
        if (list.size() > MAX_ITEMS) {
            wrong.accept(Outcome.wrong("TB-MAP-055", list.size(), MAX_ITEMS));
            return List.of();
        }
        List<Event> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(event.with(list.get(i), each.get() + "/" + i));
        }
        return items;
    }

    private void refuse(Outcome wrong, Event event, Made made) {
        String place = head.place() + " " + each.map(Place::text).orElse("");
        made.refuse(new FieldError("each", ((Outcome.Wrong) wrong).at(place)), event);
    }

    /** What records are made of, for those who look on: items that are left out are not among them. What is wrong with a list
     * is told by {@link #make}. */
    List<Event> events(Event event) {
        return items(event, wrong -> {}).stream()
                .filter(one -> when.map(condition -> condition.answer(one)).orElse(Condition.Answer.YES)
                        == Condition.Answer.YES)
                .toList();
    }

    private void one(Event event, String source, Made made) {
        if (when.isPresent()) {
            Condition.Answer answer = when.get().answer(event);
            if (answer == Condition.Answer.UNREADABLE) {
                made.refuse(new FieldError("when", when.get().unreadable(event).at(head.place())), event);
            }
            if (answer != Condition.Answer.YES) {
                return;
            }
        }
        Optional<CanonicalRecord> record = head.read(event, source, made);
        if (record.isPresent()) {
            fill(event, record.get(), made);
        }
    }

    private void fill(Event event, CanonicalRecord record, Made made) {
        Map<String, Object> values = new HashMap<>();
        boolean whole = true;
        for (int i = 0; i < fields.size(); i++) {
            FieldRule rule = fields.get(i);
            Outcome outcome = rule.read(event);
            if (outcome instanceof Outcome.Value value) {
                values.put(rule.field().name(), value.value());
            } else if (outcome instanceof Outcome.Wrong wrong) {
                made.error(rule.error(wrong, event), event);
                whole &= !rule.fatal();
            } else if (outcome instanceof Outcome.Nothing && rule.fatal() && !record.deleted()) {
                made.error(rule.missing(), event);
                whole = false;
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            whole &= rows.get(i).fill(event, record.deleted(), values, made);
        }
        // What a source deletes may come without its values, and must be deleted all the same.
        if (!whole && !record.deleted()) {
            made.refuse();
        } else {
            made.add(new CanonicalRecord(
                    record.key(),
                    record.part(),
                    record.version(),
                    record.venue(),
                    record.deleted(),
                    Fields.of(values)));
        }
    }
}
