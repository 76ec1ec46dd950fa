package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a field with rows is filled: of each element of a list, one row.
 *
 * @param each where the list stands
 * @param when a row is made only where this holds
 * @param columns how the fields of a row are filled
 * @param fatal whether no record can be made without the list
 * @param place file and line, for messages
 */
record RowsRule(
        Field field, ValueSource each, Optional<Condition> when, List<FieldRule> columns, boolean fatal, String place) {

    /** The most elements of one list that become rows. */
    static final int MAX_ROWS = 500;

    /** The most errors of one list that are told one by one. */
    static final int MAX_ERRORS = 20;

    /** Puts the rows among the values; false when the record can't be made without what is missing or unreadable. */
    boolean fill(Event event, boolean gone, Map<String, Object> values, Made made) {
        Outcome list = list(event);
        if (list instanceof Outcome.Wrong wrong) {
            made.error(new FieldError(field.name(), wrong.at(looked())), event);
            return !fatal;
        }
        if (!(list instanceof Outcome.Value value)) {
            if (fatal && !gone) {
                Outcome.Wrong missing = (Outcome.Wrong) Outcome.wrong("TB-MAP-045", field.name());
                made.error(new FieldError(field.name(), missing.at(looked())), event);
            }
            return !fatal;
        }
        Filling filling = new Filling(made);
        ArrayNode elements = (ArrayNode) value.value();
        String where = each.origin(event);
        for (int i = 0; i < elements.size(); i++) {
            filling.row(elements.get(i), i, event, where);
        }
        if (filling.untold > 0) {
            Outcome.Wrong more = (Outcome.Wrong) Outcome.wrong("TB-MAP-071", filling.untold);
            made.error(new FieldError(field.name(), more.at(looked())), event);
        }
        if (!filling.rows.isEmpty()) {
            values.put(field.name(), List.copyOf(filling.rows));
        }
        return filling.whole;
    }

    /** The list (an object is a list of one), nothing, or what is wrong with what stands there. */
    Outcome list(Event event) {
        Outcome found = each.find(event);
        if (found instanceof Outcome.Value value) {
            JsonNode node = (JsonNode) value.value();
            if (node.isObject()) {
                return new Outcome.Value(JsonNodeFactory.instance.arrayNode(1).add(node));
            }
            if (!node.isArray()) {
                return Outcome.wrong("TB-MAP-054");
            }
            if (node.size() > MAX_ROWS) {
                return Outcome.wrong("TB-MAP-055", node.size(), MAX_ROWS);
            }
        }
        return found;
    }

    /** The elements of which rows are made, for those who look on, at most so many, by their index. */
    Map<Integer, Event> events(Event event, int most) {
        Map<Integer, Event> events = new LinkedHashMap<>();
        if (list(event) instanceof Outcome.Value value) {
            ArrayNode elements = (ArrayNode) value.value();
            String where = each.origin(event);
            for (int i = 0; i < elements.size() && events.size() < most; i++) {
                Event row = event.withRow(elements.get(i), where + "/" + i);
                if (when.isEmpty() || when.get().answer(row) == Condition.Answer.YES) {
                    events.put(i, row);
                }
            }
        }
        return events;
    }

    /** What a cell is called: {@code lines/3/quantity}. */
    String cell(int index, Field column) {
        return field.name() + "/" + index + "/" + RowsReader.shortName(field, column);
    }

    private String looked() {
        return place + " " + each.place();
    }

    /** The rows of one event, while they are made. */
    private final class Filling {

        private final Made made;
        private final List<Fields> rows = new ArrayList<>();
        private int told;
        private int untold;
        private boolean whole = true;

        Filling(Made made) {
            this.made = made;
        }

        void row(JsonNode element, int index, Event event, String where) {
            Event row = event.withRow(element, where + "/" + index);
            Condition.Answer asked =
                    when.map(condition -> condition.answer(row)).orElse(Condition.Answer.YES);
            if (asked == Condition.Answer.UNREADABLE) {
                tell(
                        new FieldError(
                                field.name() + "/" + index,
                                when.orElseThrow().unreadable(row).at(looked())),
                        row);
            }
            if (asked != Condition.Answer.YES) {
                return;
            }
            Map<String, Object> cells = new HashMap<>();
            for (FieldRule column : columns) {
                cell(column, index, row, cells);
            }
            if (!cells.isEmpty()) {
                rows.add(Fields.of(cells));
            }
        }

        private void cell(FieldRule column, int index, Event row, Map<String, Object> cells) {
            Outcome outcome = column.read(row);
            if (outcome instanceof Outcome.Value value) {
                cells.put(column.field().name(), value.value());
            } else if (outcome instanceof Outcome.Wrong wrong) {
                tell(named(column.error(wrong, row), index, column), row);
                whole &= !column.fatal();
            } else if (outcome instanceof Outcome.Nothing && column.fatal()) {
                tell(named(column.missing(), index, column), row);
                whole = false;
            }
        }

        private FieldError named(FieldError error, int index, FieldRule column) {
            return new FieldError(RowsRule.this.cell(index, column.field()), error.problem());
        }

        private void tell(FieldError error, Event row) {
            if (told < MAX_ERRORS) {
                told++;
                made.error(error, row);
            } else {
                untold++;
            }
        }
    }
}
