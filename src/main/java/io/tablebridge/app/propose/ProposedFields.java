package io.tablebridge.app.propose;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the rules for the fields of a record from the columns that are taken. For one thread. */
final class ProposedFields {

    private static final List<String> LISTS = List.of("guest.tags", "guest.allergies");
    private static final List<String> FROM_NOTES = List.of("guest.allergies", "guest.diet", "guest.seating");

    private final ProposalTerms terms;
    private final Map<String, ProposedColumn> taken = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final List<Problem> doubts = new ArrayList<>();

    ProposedFields(ProposalTerms terms, List<ProposedColumn> columns) {
        this.terms = terms;
        columns.stream()
                .filter(ProposedColumn::isTaken)
                .forEach(each -> taken.put(each.meaning().orElseThrow().field(), each));
    }

    /** The column that is taken for a field. */
    Optional<String> column(String field) {
        return Optional.ofNullable(taken.get(field)).map(each -> each.column().name());
    }

    Optional<String> place(String field) {
        return column(field).map(YamlText::place);
    }

    /** What a person has to decide about them. */
    List<Problem> doubts() {
        return List.copyOf(doubts);
    }

    /** The rule of each field, as the file writes it; without that of the status. */
    Map<String, String> rules() {
        begins();
        taken.forEach((field, column) ->
                rule(field, column.meaning().orElseThrow().look()).ifPresent(rule -> rules.put(field, rule)));
        place("guest.birthday").ifPresent(place -> {
            rules.put("guest.birthday", "{ from: " + place + ", as: { date: { withoutYear: skip } } }");
            rules.put("guest.birthdayEveryYear", "{ from: " + place + ", as: { monthDay: { withYear: skip } } }");
        });
        notes();
        return new LinkedHashMap<>(rules);
    }

    private void begins() {
        String as = "as: { dateTime: { zone: " + terms.zone() + " } }, required: true }";
        Optional<String> date = place("date");
        Optional<String> time = place("time");
        if (place("startsAt").isPresent()) {
            rules.put("startsAt", "{ from: " + place("startsAt").get() + ", " + as);
        } else if (date.isPresent() && time.isPresent()) {
            rules.put("startsAt", "{ join: " + YamlText.list(List.of(date.get(), time.get())) + ", " + as);
        } else if (date.isPresent() || time.isPresent()) {
            doubts.add(Problem.at(
                    "", "TB-IMP-065", column("date").or(() -> column("time")).orElse("")));
        }
    }

    /** Nothing for what has a rule of another kind. */
    private Optional<String> rule(String field, Look look) {
        String place = place(field).orElse("");
        if (List.of("id", "venue", "updatedAt", "date", "time", "startsAt", "status", "state")
                .contains(field)) {
            return Optional.empty();
        }
        if (LISTS.contains(field)) {
            return Optional.of("{ from: " + place + ", as: list }");
        }
        return switch (look) {
            case PHONE -> Optional.of("{ from: " + place + ", as: { phone: " + terms.region() + " } }");
            case EMAIL -> Optional.of("{ from: " + place + ", as: email }");
            case NAME -> Optional.of("{ from: " + place + ", as: personName }");
            case COUNT -> Optional.of("{ from: " + place + ", as: integer }");
            case YESNO -> Optional.of("{ from: " + place + ", as: boolean }");
            case DATETIME -> Optional.of("{ from: " + place + ", as: { dateTime: { zone: " + terms.zone() + " } } }");
            case MONEY ->
                terms.currency()
                        .map(currency ->
                                "{ from: " + place + ", as: { money: { currency: " + currency + ", unit: major } } }");
            case ID, LINE, TEXT, NOTE -> Optional.of(place);
            case DATE, TIME, STATUS -> Optional.empty();
        };
    }

    /** Allergies and wishes are in the notes of whoever takes a booking. */
    private void notes() {
        List<String> notes = Stream.of("requests", "guest.note")
                .flatMap(field -> place(field).stream())
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        String from =
                notes.size() == 1 ? "from: " + notes.get(0) : "join: " + YamlText.list(notes) + ", separator: \"\\n\"";
        FROM_NOTES.forEach(field -> rules.putIfAbsent(field, "{ " + from + ", as: guestNotes }"));
    }
}
