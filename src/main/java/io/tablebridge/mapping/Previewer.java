package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.mapping.MappingPreview.Row;
import io.tablebridge.model.RecordVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what a mapping makes of an event, rule by rule. Pure, thread-safe. */
public final class Previewer {

    /** The most records that are shown. */
    static final int MAX_SHOWN = 100;

    private Previewer() {}

    /** Empty when the file is an outbound mapping: it takes no events. */
    public static Optional<MappingPreview> preview(MappingFile file, MappingInput input) {
        return file instanceof MappingFile.Inbound inbound && inbound.mapping() instanceof CompiledInbound compiled
                ? Optional.of(new MappingPreview(compiled.map(input), records(compiled, input)))
                : Optional.empty();
    }

    private static List<MappingPreview.Made> records(CompiledInbound compiled, MappingInput input) {
        List<MappingPreview.Made> records = new ArrayList<>();
        if (EventBody.read(input.body()) instanceof Outcome.Value body) {
            Event event = new Event((JsonNode) body.value(), input.headers());
            for (RecordRule rule : compiled.records()) {
                for (Event one : rule.events(event)) {
                    if (records.size() < MAX_SHOWN) {
                        records.add(
                                new MappingPreview.Made(rule.head().type().code(), one.itemPlace(), rows(rule, one)));
                    }
                }
            }
        }
        return List.copyOf(records);
    }

    private static List<Row> rows(RecordRule rule, Event event) {
        List<Row> rows = new ArrayList<>();
        RecordHead head = rule.head();
        rows.add(row("id", head.idLine(), head.id().origin(event), given(head.id(), event), head.externalId(event)));
        head.part().ifPresent(part -> rows.add(row(part.field().name(), part, event, head.part(event))));
        head.version()
                .ifPresent(version -> rows.add(row(
                        "version",
                        line(version.at()),
                        version.place().text(),
                        given(version.place(), event),
                        version.read(event))));
        head.venue().ifPresent(venue -> rows.add(row(venue.field().name(), venue, event, head.where(event))));
        rule.fields().forEach(field -> rows.add(row(field.field().name(), field, event, field.read(event))));
        rule.rows().forEach(list -> rows(list, event, rows));
        return List.copyOf(rows);
    }

    /** Cell by cell, so that each shows where it comes from. */
    private static void rows(RowsRule rule, Event event, List<Row> rows) {
        Outcome list = rule.list(event);
        if (!(list instanceof Outcome.Value)) {
            Outcome shown = list instanceof Outcome.Nothing && rule.fatal()
                    ? Outcome.wrong("TB-MAP-045", rule.field().name())
                    : list;
            rows.add(row(rule.field().name(), rule.place(), rule.each().place(), Optional.empty(), shown));
        }
        rule.events(event, MAX_SHOWN).forEach((index, row) -> rule.columns()
                .forEach(column -> rows.add(row(rule.cell(index, column.field()), column, row, column.read(row)))));
    }

    private static Row row(String name, FieldRule rule, Event event, Outcome outcome) {
        Optional<Way> taken = rule.taken(event);
        boolean missing = outcome instanceof Outcome.Nothing && rule.fatal();
        Optional<String> given = taken.flatMap(way -> given(way.source(), event));
        String origin = taken.map(way -> way.source().origin(event))
                .orElseGet(() -> outcome instanceof Outcome.Value
                        ? "default"
                        : outcome instanceof Outcome.Skipped
                                ? ""
                                : rule.ways().get(0).source().place());
        String line = taken.map(Way::place).orElse(rule.place());
        return row(
                name,
                line,
                origin,
                given,
                missing ? Outcome.wrong("TB-MAP-045", rule.field().name()) : outcome);
    }

    private static Row row(String field, String line, String origin, Optional<String> given, Outcome outcome) {
        Optional<String> value =
                outcome instanceof Outcome.Value read ? Optional.of(text(read.value())) : Optional.empty();
        return new Row(
                field,
                line,
                origin,
                given,
                value.filter(text -> !text.isEmpty()),
                outcome instanceof Outcome.Wrong wrong ? Optional.of(wrong.at(line)) : Optional.empty());
    }

    private static String line(String place) {
        int blank = place.indexOf(' ');
        return blank < 0 ? place : place.substring(0, blank);
    }

    private static Optional<String> given(ValueSource source, Event event) {
        return source.find(event) instanceof Outcome.Value value
                ? Optional.of(String.valueOf(value.value()))
                : Optional.empty();
    }

    private static Optional<String> given(Place place, Event event) {
        @Nullable JsonNode node = place.find(event);
        return Optional.ofNullable(node).map(JsonNode::toString);
    }

    private static String text(Object value) {
        return value instanceof RecordVersion version
                ? version.scheme().equals(RecordVersion.NONE) ? "" : version.scheme() + " " + version.number()
                : Difference.text(value);
    }
}
