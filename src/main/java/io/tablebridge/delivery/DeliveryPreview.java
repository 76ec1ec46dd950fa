package io.tablebridge.delivery;

import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.mapping.OutboundMapping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Shows what would go out, without asking or telling the destination or the journal anything. Thread-safe. */
public final class DeliveryPreview {

    private final Destination destination;
    private final Supplier<OutboundMapping> mapping;
    private final GuestProfiles profiles;
    private final Database database;
    private final Clock clock;

    public DeliveryPreview(
            Destination destination,
            Supplier<OutboundMapping> mapping,
            GuestProfiles profiles,
            Database database,
            Clock clock) {
        this.destination = destination;
        this.mapping = mapping;
        this.profiles = profiles;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What would go out. Guests that are only looked at again because time went by, and did not change, are not in it.
     *
     * @param requests in the order they would be made; those for finding out are followed by those for writing
     * @param guests what would change for each
     * @param leftOut the guests that have none of what the mapping requires, and are not there
     * @param requires profile fields of which a guest must have one
     * @param whole whether every guest was looked at that waits or is left out
     */
    public record Preview(
            List<PlannedRequest> requests,
            List<GuestChange> guests,
            List<String> leftOut,
            List<String> requires,
            boolean whole) {}

    /**
     * What would change for a guest.
     *
     * @param isThere whether the destination is known to have an entity for it
     */
    public record GuestChange(String publicId, boolean isThere, List<PropertyChange> properties) {}

    /**
     * A property that would change.
     *
     * @param before what the destination is known to hold; empty when it was never asked
     */
    public record PropertyChange(String property, Optional<String> before, String after) {}

    /**
     * @param most how many guests are looked at, those that wait longest first; at least 1
     * @param showValues whether values are shown; they are personal data and masked otherwise
     */
    public Preview of(int most, boolean showValues) {
        List<DeliveryRow> waiting = database.read(h -> waiting(h, most + 1));
        List<DeliveryRow> unwanted = database.read(h -> DeliveryTables.unwanted(h, destination.name(), most + 1));
        OutboundMapping rules = mapping.get();
        Planner planner = new Planner(rules, destination.exclusiveProperties(), clock.instant());
        List<Subject> looked = subjects(planner, waiting, most);
        List<Subject> subjects = looked.stream()
                .filter(s -> !planner.needsNothing(s))
                .filter(s -> planner.mustLook(s) || planner.write(s).isPresent())
                .toList();
        List<String> leftOut = Stream.concat(looked.stream(), subjects(planner, unwanted, most).stream())
                .filter(planner::leavesOut)
                .map(Subject::publicId)
                .distinct()
                .toList();
        return new Preview(
                requests(planner, subjects),
                changes(planner, subjects, showValues),
                leftOut,
                rules.requires(),
                waiting.size() <= most && unwanted.size() <= most);
    }

    private List<DeliveryRow> waiting(Handle handle, int most) {
        return DeliveryTables.destination(handle, destination.name()).isPresent()
                ? DeliveryTables.due(handle, destination.name(), Long.MAX_VALUE, most, true)
                : DeliveryTables.marked(handle, most);
    }

    private List<Subject> subjects(Planner planner, List<DeliveryRow> rows, int most) {
        List<DeliveryRow> some = rows.subList(0, Math.min(most, rows.size()));
        return planner.subjects(
                some,
                Survivors.states(
                        profiles, some.stream().map(DeliveryRow::guestId).toList()));
    }

    private List<PlannedRequest> requests(Planner planner, List<Subject> subjects) {
        List<PlannedRequest> requests = new ArrayList<>();
        int batch = destination.batchSize();
        for (int from = 0; from < subjects.size(); from += batch) {
            List<Subject> part = subjects.subList(from, Math.min(subjects.size(), from + batch));
            List<EntityLookup> lookups = part.stream()
                    .filter(s -> !s.isThere() && !s.retired() && s.row().sent() == 0)
                    .map(Subject::lookup)
                    .toList();
            List<EntityWrite> writes =
                    part.stream().flatMap(s -> planner.write(s).stream()).toList();
            int reads = (int) part.stream().filter(planner::mustLook).count();
            requests.addAll(destination.plan(reads, lookups, writes));
        }
        return requests;
    }

    private static List<GuestChange> changes(Planner planner, List<Subject> subjects, boolean showValues) {
        List<GuestChange> changes = new ArrayList<>();
        for (Subject subject : subjects) {
            List<PropertyChange> properties = new ArrayList<>();
            Optional<Map<String, String>> shadow = subject.row().shadow();
            planner.changes(subject).forEach((name, after) -> {
                Optional<String> before = shadow.map(s -> shown(s.getOrDefault(name, ""), showValues));
                properties.add(new PropertyChange(name, before, shown(after, showValues)));
            });
            changes.add(new GuestChange(subject.publicId(), subject.isThere(), properties));
        }
        return changes;
    }

    private static String shown(String value, boolean showValues) {
        return showValues || value.isEmpty() ? value : "•••";
    }
}
