package io.tablebridge.app.propose;

import io.tablebridge.model.RecordType;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a mapping of what the columns of a file mean. Immutable, thread-safe. */
final class Proposer {

    private static final Set<String> OF_RESERVATIONS =
            Set.of("date", "time", "startsAt", "partySize", "adults", "children", "requests", "occasion", "deposit");
    private static final Set<String> OF_ORDERS = Set.of("openedAt", "closedAt", "total");

    /** What together tells one record from another where there is no id. */
    private static final Map<RecordType, List<String>> TELLING = Map.of(
            RecordType.GUEST,
            List.of("guest.name", "guest.familyName", "guest.givenName", "guest.phone", "guest.email", "guest.lineId"),
            RecordType.RESERVATION,
            List.of("date", "time", "startsAt", "guest.name", "guest.familyName", "guest.givenName", "guest.phone"),
            RecordType.ORDER,
            List.of("openedAt", "total", "table", "guest.name", "guest.phone"));

    private final ColumnJudgement judgement;
    private final StatusWords statuses;
    private final ProposalTerms terms;

    Proposer(HeaderDictionary dictionary, StatusWords statuses, ProposalTerms terms) {
        this.judgement = new ColumnJudgement(dictionary, new CellLooks(terms.region(), terms.zone()));
        this.statuses = statuses;
        this.terms = terms;
    }

    /**
     * Nothing where no column tells what its rows are about.
     *
     * @param name of the mapping
     * @param type of the records, as a person says; otherwise what the columns say
     */
    Optional<Proposal> of(String name, Optional<RecordType> type, List<SampleColumn> columns) {
        RecordType record = type.orElseGet(() -> type(columns));
        List<ProposedColumn> judged =
                judgement.of(record, columns).stream().map(this::priced).toList();
        ProposedFields fields = new ProposedFields(terms, judged);
        ProposedStatus status = ProposedStatus.of(record, terms, statuses, judged);
        Map<String, String> rules = fields.rules();
        List<String> telling = TELLING.getOrDefault(record, List.of()).stream()
                .flatMap(field -> fields.place(field).stream())
                .toList();
        if (rules.isEmpty() || (fields.place("id").isEmpty() && telling.isEmpty())) {
            return Optional.empty();
        }
        List<Problem> doubts = doubts(judged, fields, status);
        String id = fields.place("id").orElseGet(() -> "{ hash: " + YamlText.list(telling) + " }");
        StringBuilder lines = new StringBuilder();
        rules.forEach((field, rule) ->
                lines.append("  ").append(field).append(": ").append(rule).append('\n'));
        return Optional.of(new Proposal(
                record,
                judged,
                doubts,
                status.isOpen(),
                head(name, record, id, fields, judged, doubts),
                status.lines(),
                lines.toString()));
    }

    /** What a person has to decide, of which the file tells nothing. */
    private static List<Problem> doubts(List<ProposedColumn> columns, ProposedFields fields, ProposedStatus status) {
        List<Problem> doubts = new ArrayList<>();
        columns.stream().flatMap(each -> each.doubt().stream()).distinct().forEach(doubts::add);
        doubts.addAll(fields.doubts());
        doubts.addAll(status.doubts());
        columns.stream()
                .filter(each -> each.isTaken() && each.column().undecided())
                .forEach(each ->
                        doubts.add(Problem.at("", "TB-IMP-069", each.column().name())));
        if (fields.place("id").isEmpty()) {
            doubts.add(Problem.at("", "TB-IMP-067"));
        }
        return List.copyOf(doubts);
    }

    /** Amounts are left out while nobody says in which currency they are. */
    private ProposedColumn priced(ProposedColumn column) {
        boolean priced = column.isTaken()
                && column.meaning().orElseThrow().look() == Look.MONEY
                && terms.currency().isEmpty();
        return priced
                ? column.leftOut(
                        column.confidence(),
                        Problem.at("", "TB-IMP-066", column.column().name()))
                : column;
    }

    /** Bookings, bills, or else guests. */
    private RecordType type(List<SampleColumn> columns) {
        long booking = count(RecordType.RESERVATION, OF_RESERVATIONS, columns);
        long bill = count(RecordType.ORDER, OF_ORDERS, columns);
        return booking > 0 && booking >= bill ? RecordType.RESERVATION : bill > 0 ? RecordType.ORDER : RecordType.GUEST;
    }

    private long count(RecordType type, Set<String> fields, List<SampleColumn> columns) {
        return judgement.of(type, columns).stream()
                .filter(ProposedColumn::isTaken)
                .map(each -> each.meaning().orElseThrow())
                .filter(meaning -> fields.contains(meaning.field()) && meaning.look() != Look.NOTE)
                .count();
    }

    private String head(
            String name,
            RecordType record,
            String id,
            ProposedFields fields,
            List<ProposedColumn> columns,
            List<Problem> doubts) {
        StringBuilder head = new StringBuilder("mapping: " + name + "\n");
        head.append(YamlText.comment("", say("import.propose.made")));
        doubts.forEach(doubt -> head.append(
                YamlText.comment("", say(doubt.code(), doubt.arguments().toArray()))));
        head.append("columns:\n  needed: ").append(names(columns, true)).append('\n');
        if (columns.stream().anyMatch(each -> !each.isTaken())) {
            head.append("  optional: ").append(names(columns, false)).append('\n');
        }
        head.append("record: ")
                .append(record.code())
                .append("\nid: ")
                .append(id)
                .append('\n');
        fields.place("updatedAt").ifPresent(place -> head.append("version: { updatedAt: ")
                .append(place)
                .append(", zone: ")
                .append(terms.zone())
                .append(", required: false }\n"));
        if (record != RecordType.GUEST) {
            fields.place("venue")
                    .ifPresent(place -> head.append("venue: ").append(place).append('\n'));
        }
        return head.append('\n').toString();
    }

    private static String names(List<ProposedColumn> columns, boolean taken) {
        Stream<String> names = columns.stream()
                .filter(each -> each.isTaken() == taken)
                .map(each -> YamlText.of(each.column().name()));
        return YamlText.list(names.toList());
    }

    private String say(String key, Object... arguments) {
        return Messages.text(terms.language(), key, arguments);
    }
}
