package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Result;
import io.tablebridge.journal.Keeper;
import io.tablebridge.remote.ErrorClass;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One batch on its way: look, claim, write, remember. Used once, by one thread. */
final class DeliveryBatch {

    private final Destination destination;
    private final Planner planner;
    private final Endings endings;
    private final Keeper keeper;
    private final Clock clock;
    private final Map<Long, Result> results = new LinkedHashMap<>();
    private OptionalLong claimEntry = OptionalLong.empty();

    DeliveryBatch(Destination destination, Planner planner, Endings endings, Keeper keeper, Clock clock) {
        this.destination = destination;
        this.planner = planner;
        this.endings = endings;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** The entry of this batch's claim, once it was kept: from then on something may have gone out. */
    OptionalLong claimEntry() {
        return claimEntry;
    }

    /** The number of the entry that holds the outcome, and what it holds. */
    record Done(long entry, Outcome outcome, Optional<Trouble> trouble, Sending.Pace pace) {}

    /**
     * @param held guests that must not be written yet, and until when: contacts outside this batch must let go first
     * @param health what is known of the destination
     * @throws DestinationException when the destination can't be asked; nothing was written then
     */
    Done run(List<Subject> subjects, Map<Long, Instant> held, Sending.Health health) {
        List<Subject> looked = look(free(subjects, held));
        Map<Subject, EntityWrite> writes = new LinkedHashMap<>();
        for (Subject subject : looked) {
            if (planner.needsNothing(subject)) {
                results.put(subject.row().guestId(), endings.nothing(subject));
            } else {
                plan(subject, held, writes);
            }
        }
        Optional<Sending> sending = writes.isEmpty() ? Optional.empty() : Optional.of(claimAndSend(writes, health));
        Optional<Trouble> trouble = sending.flatMap(Sending::trouble);
        Optional<Outcome.Pause> pause = trouble.filter(t -> t.errorClass() == ErrorClass.CONFIG)
                .map(t -> new Outcome.Pause(t.problem(), destination.credential()));
        Outcome outcome = new Outcome(List.copyOf(results.values()), pause);
        Sending.Pace pace = sending.map(Sending::pace).orElse(Sending.Pace.GO_ON);
        return new Done(
                keeper.keep(DeliveryEntries.outcome(destination.name(), outcome, now())), outcome, trouble, pace);
    }

    /** Those that need not wait. Who waits is not looked at; a claim is settled by a look first. */
    private List<Subject> free(List<Subject> subjects, Map<Long, Instant> held) {
        List<Subject> free = new ArrayList<>();
        for (Subject subject : subjects) {
            Optional<Instant> until = Optional.ofNullable(held.get(subject.row().guestId()));
            if (until.isEmpty() || subject.row().claim().isPresent() || planner.needsNothing(subject)) {
                free.add(subject);
            } else {
                results.put(subject.row().guestId(), endings.waitsForRetired(subject, until.get()));
            }
        }
        return free;
    }

    private void plan(Subject subject, Map<Long, Instant> held, Map<Subject, EntityWrite> writes) {
        Optional<EntityWrite> write = planner.write(subject);
        Optional<Instant> until = Optional.ofNullable(held.get(subject.row().guestId()));
        if (write.isPresent() && until.isEmpty()) {
            writes.put(subject, write.get());
        } else {
            results.put(
                    subject.row().guestId(),
                    write.isEmpty() ? endings.unchanged(subject) : endings.waitsForRetired(subject, until.get()));
        }
    }

    private List<Subject> look(List<Subject> subjects) {
        List<Subject> unknown = subjects.stream()
                .filter(s -> !planner.needsNothing(s) && planner.mustLook(s))
                .toList();
        if (unknown.isEmpty()) {
            return subjects;
        }
        List<String> properties = planner.propertyNames();
        Map<String, RemoteEntity> named =
                destination.read(unknown.stream().map(Subject::publicId).toList(), properties);
        Set<Subject> asked = Set.copyOf(unknown);
        List<Subject> looked = subjects.stream()
                .map(s -> asked.contains(s) ? s.lookedUp(Optional.ofNullable(named.get(s.publicId())), false) : s)
                .toList();
        List<EntityLookup> lookups = looked.stream()
                .filter(planner::mayBeThereUnnamed)
                .map(Subject::lookup)
                .toList();
        if (lookups.isEmpty()) {
            return looked;
        }
        Map<String, RemoteEntity> unnamed = destination.find(lookups, properties);
        return looked.stream()
                .map(s -> unnamed.containsKey(s.publicId())
                        ? s.lookedUp(Optional.of(unnamed.get(s.publicId())), true)
                        : s)
                .toList();
    }

    private Sending claimAndSend(Map<Subject, EntityWrite> writes, Sending.Health health) {
        List<Claim> claims = writes.keySet().stream()
                .map(s -> new Claim(s.ref(), s.row().wanted()))
                .toList();
        claimEntry = OptionalLong.of(keeper.keep(DeliveryEntries.claim(destination.name(), claims, now())));
        Sending sending = new Sending(destination, endings, writes, health, now());
        results.putAll(sending.run());
        return sending;
    }

    private Instant now() {
        return clock.instant();
    }
}
