package io.tablebridge.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which keys of an event a mapping's places name: of a row, its columns. */
final class MappingPlaces {

    private MappingPlaces() {}

    /** The keys of the event itself, not those deeper in it, in the order of the file. */
    static Set<String> columns(List<IgnoreRule> ignored, List<RecordRule> records) {
        Set<String> columns = new LinkedHashSet<>();
        Stream.concat(
                        records.stream().flatMap(MappingPlaces::of),
                        ignored.stream().flatMap(rule -> conditions(rule.when(), rule.unless())))
                .flatMap(place -> place.column().stream())
                .forEach(columns::add);
        return columns;
    }

    private static Stream<Place> of(RecordRule record) {
        RecordHead head = record.head();
        Stream<Place> told = Stream.of(
                        head.id().places().stream(),
                        head.version().stream().map(VersionRule::place),
                        conditions(record.when(), head.deleted()))
                .flatMap(places -> places);
        Stream<FieldRule> rules = Stream.of(head.part().stream(), head.venue().stream(), record.fields().stream())
                .flatMap(each -> each);
        Stream<Place> lists = record.rows().stream().flatMap(rows -> rows.each().places().stream());
        return Stream.concat(
                Stream.concat(told, lists),
                rules.flatMap(rule -> rule.ways().stream())
                        .flatMap(way -> Stream.concat(
                                way.source().places().stream(), conditions(way.when(), Optional.empty()))));
    }

    private static Stream<Place> conditions(Optional<Condition> one, Optional<Condition> other) {
        return Stream.of(one, other).flatMap(Optional::stream).flatMap(condition -> condition.places().stream());
    }
}
