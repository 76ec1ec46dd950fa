package io.tablebridge.delivery;

import io.tablebridge.guests.GuestState;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /**
     * @param exclusive the destination's {@link Destination#exclusiveProperties}
     */
    Planner(OutboundMapping mapping, Set<String> exclusive, Instant now) {
        this.mapping = mapping;
        this.now = now;
        this.diff = new PropertyDiff(mapping.properties(), exclusive);
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
        List<Subject> subjects = new ArrayList<>();
        for (DeliveryRow row : rows) {
            GuestState state = states.get(row.guestId());
            if (state instanceof GuestState.Living living) {
                subjects.add(living(row, living.profile()));
            } else if (state instanceof GuestState.Retired retired) {
                subjects.add(subject(
                        row,
                        retired.publicId(),
                        mapping.renderRetired(retired.publicId(), retired.survivorPublicId()),
                        Set.of(),
                        OptionalLong.of(retired.survivorId()),
                        target(states.get(retired.survivorId())),
                        true,
                        Optional.empty()));
            } else {
                subjects.add(
                        subject(row, "", Map.of(), Set.of(), OptionalLong.empty(), Map.of(), false, Optional.empty()));
            }
        }
        return subjects;
    }

    private Subject living(DeliveryRow row, GuestProfile profile) {
        return subject(
                row,
                profile.publicId(),
                mapping.render(profile),
                profile.impersonal(),
                OptionalLong.empty(),
                Map.of(),
                mapping.wants(profile),
                recheckAt(profile));
    }

    private static Subject subject(
            DeliveryRow row,
            String publicId,
            Map<String, String> target,
            Set<String> impersonal,
            OptionalLong survivor,
            Map<String, String> survivorTarget,
            boolean wanted,
            Optional<Instant> recheckAt) {
        return new Subject(
                row,
                publicId,
                target,
                impersonal,
                survivor,
                survivorTarget,
                wanted,
                recheckAt,
                false,
                Optional.empty(),
                false);
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
        return !subject.isThere() && !unsettled && (subject.retired() || !subject.wanted());
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
                || subject.row().claim().isPresent()
                || subject.row().shadow().isEmpty()
                || !subject.isThere()) {
            return true;
        }
        return !changes(subject).isEmpty();
    }

    /** Whether it may be there, made by others: never told, or its entity has gone and staff made another. */
    boolean mayBeThereUnnamed(Subject subject) {
        return subject.looked() && subject.found().isEmpty() && !subject.retired() && subject.wanted();
    }

    Map<String, String> changes(Subject subject) {
        if (subject.retired()) {
            return diff.retired(subject.target(), subject.known(), subject.ours(), subject.survivorTarget());
        }
        boolean first = subject.row().sent() == 0;
        Map<String, String> changes = diff.living(subject.target(), subject.known(), first);
        changes.putAll(diff.following(subject.target(), subject.known(), subject.ours()));
        return changes;
    }

    /** What goes out for this guest; empty when the destination holds everything already. */
    Optional<EntityWrite> write(Subject subject) {
        Map<String, String> changes = changes(subject);
        if (subject.isThere() && changes.isEmpty() && !subject.byOthers()) {
            return Optional.empty();
        }
        boolean mustNotBeMade = subject.byOthers() || subject.retired();
        Optional<String> stamp = mustNotBeMade ? subject.found().map(RemoteEntity::remoteId) : Optional.empty();
        boolean alone = subject.row().goesAlone();
        return Optional.of(new EntityWrite(subject.publicId(), stamp, changes, alone));
    }
}
