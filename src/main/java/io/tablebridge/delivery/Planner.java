package io.tablebridge.delivery;

import io.tablebridge.guests.GuestState;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a destination is to be asked and told of guests. Pure. */
final class Planner {

    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final OutboundMapping mapping;
    private final Instant now;
    private final PropertyDiff diff;
    private final Parting parting;

    /**
     * @param exclusive the destination's {@link Destination#exclusiveProperties}
     */
    Planner(OutboundMapping mapping, Set<String> exclusive, Instant now) {
        this.mapping = mapping;
        this.now = now;
        this.diff = new PropertyDiff(mapping.properties(), exclusive);
        this.parting = new Parting(mapping.properties());
    }

    List<String> propertyNames() {
        return mapping.properties().stream().map(OutboundProperty::name).toList();
    }

    /** Properties that staff fill too. */
    Set<String> shared() {
        return mapping.properties().stream()
                .filter(property -> !property.provisioned() && !property.unique())
                .map(OutboundProperty::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The guests behind rows; a number that never was a guest is a subject nobody wants.
     *
     * @param states of these guests, and of those that they went into
     */
    List<Subject> subjects(List<DeliveryRow> rows, Map<Long, GuestState> states) {
        return rows.stream()
                .map(row -> new Subject(row, rendered(states.get(row.guestId()), states)))
                .toList();
    }

    private Rendered rendered(@Nullable GuestState state, Map<Long, GuestState> states) {
        if (state instanceof GuestState.Living living) {
            return rendered(living.profile());
        }
        if (state instanceof GuestState.Retired retired) {
            Map<String, String> target = mapping.renderRetired(retired.publicId(), retired.survivorPublicId());
            long survivor = retired.survivorId();
            return Rendered.retired(
                    retired.publicId(), target, new Rendered.Survivor(survivor, target(states.get(survivor))));
        }
        return Rendered.NOBODY;
    }

    private Rendered rendered(GuestProfile profile) {
        return new Rendered(
                profile.publicId(),
                mapping.wants(profile),
                mapping.render(profile),
                profile.impersonal(),
                recheckAt(profile),
                Optional.empty());
    }

    private Map<String, String> target(@Nullable GuestState state) {
        return state instanceof GuestState.Living living ? mapping.render(living.profile()) : Map.of();
    }

    /** A profile that names the next reservation changes, without an event, once that has begun. */
    private Optional<Instant> recheckAt(GuestProfile profile) {
        if (profile.values().get(ProfileFields.NEXT_RESERVATION_AT) instanceof OffsetDateTime next) {
            Instant started = next.toInstant().plus(AFTER_START);
            return Optional.of(started.isAfter(now) ? started : now.plus(AGAIN));
        }
        return Optional.empty();
    }

    /** Whether nothing is to be asked or told: nobody wants it there and it can't be there. */
    boolean needsNothing(Subject subject) {
        if (subject.publicId().isEmpty()) {
            return true;
        }
        boolean unsettled = !subject.looked() && subject.row().claim().isPresent();
        return !subject.isThere()
                && !unsettled
                && (subject.retired() || !subject.guest().wanted());
    }

    /** Whether it is a guest that nothing is told of because it has none of what the mapping requires. */
    boolean leavesOut(Subject subject) {
        return needsNothing(subject) && !subject.publicId().isEmpty() && !subject.retired();
    }

    /**
     * Whether the destination must be read before it can be told anything. Before every write it is: an entity that staff
     * deleted and made again must be found, not made a third time, and what staff typed since must stay.
     */
    boolean mustLook(Subject subject) {
        if (subject.retired()
                || Parting.isDue(subject)
                || subject.row().claim().isPresent()
                || subject.row().shadow().isEmpty()
                || !subject.isThere()) {
            return true;
        }
        return !changes(subject).isEmpty();
    }

    /** Whether it may be there, made by others: never told, or its entity has gone and staff made another. */
    boolean mayBeThereUnnamed(Subject subject) {
        return subject.looked()
                && subject.found().isEmpty()
                && !subject.retired()
                && subject.guest().wanted();
    }

    Map<String, String> changes(Subject subject) {
        Rendered guest = subject.guest();
        if (guest.survivor().isPresent()) {
            Map<String, String> ofSurvivor = guest.survivor().get().target();
            return diff.retired(guest.target(), subject.known(), subject.ours(), ofSurvivor);
        }
        if (Parting.isDue(subject)) {
            return parting.cleared(subject);
        }
        boolean first = subject.row().sent() == 0;
        Map<String, String> changes = diff.living(guest.target(), subject.known(), first);
        changes.putAll(diff.following(guest.target(), subject.known(), subject.ours()));
        changes.putAll(diff.inVain(
                guest.target(), subject.known(), subject.ours(), subject.row().since()));
        return changes;
    }

    /** What goes out for this guest; empty when the destination holds everything already. */
    Optional<EntityWrite> write(Subject subject) {
        Map<String, String> changes = changes(subject);
        Optional<RemoteEntity> found = subject.found();
        if (found.isPresent() && Parting.isDue(subject)) {
            Optional<String> id = Optional.of(found.get().remoteId());
            boolean alone = subject.row().goesAlone();
            return Optional.of(new EntityWrite(subject.publicId(), id, changes, alone, parting.way(subject)));
        }
        if (subject.isThere() && changes.isEmpty() && !subject.byOthers()) {
            return Optional.empty();
        }
        boolean mustNotBeMade = subject.byOthers() || subject.retired();
        Optional<String> stamp = mustNotBeMade ? subject.found().map(RemoteEntity::remoteId) : Optional.empty();
        boolean alone = subject.row().goesAlone();
        return Optional.of(new EntityWrite(subject.publicId(), stamp, changes, alone));
    }
}
