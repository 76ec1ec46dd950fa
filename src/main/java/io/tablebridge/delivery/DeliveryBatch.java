package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Result;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    record Done(long entry, Outcome outcome, Optional<Trouble> trouble) {}

    /**
     * @throws DestinationException when the destination can't be asked; nothing was written then
     */
    Done run(List<Subject> subjects) {
        List<Subject> looked = look(subjects);
        Map<Subject, EntityWrite> writes = new LinkedHashMap<>();
        for (Subject subject : looked) {
            if (planner.needsNothing(subject)) {
                results.put(subject.row().guestId(), endings.nothing(subject));
            } else {
                planner.write(subject)
                        .ifPresentOrElse(
                                write -> writes.put(subject, write),
                                () -> results.put(subject.row().guestId(), endings.unchanged(subject)));
            }
        }
        Optional<Trouble> trouble = writes.isEmpty() ? Optional.empty() : claimAndSend(writes);
        Optional<Outcome.Pause> pause = trouble.filter(t -> t.errorClass() == ErrorClass.CONFIG)
                .map(t -> new Outcome.Pause(t.problem(), destination.credential()));
        Outcome outcome = new Outcome(List.copyOf(results.values()), pause);
        return new Done(keeper.keep(DeliveryEntries.outcome(destination.name(), outcome, now())), outcome, trouble);
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

    private Optional<Trouble> claimAndSend(Map<Subject, EntityWrite> writes) {
        List<Claim> claims = writes.keySet().stream()
                .map(s -> new Claim(s.row().guestId(), s.row().wanted()))
                .toList();
        claimEntry = OptionalLong.of(keeper.keep(DeliveryEntries.claim(destination.name(), claims, now())));
        List<Subject> retired =
                writes.keySet().stream().filter(Subject::retired).toList();
        Optional<Trouble> trouble = send(retired, writes, Optional.empty());
        Set<Long> blocked = retired.stream()
                .filter(s -> resultOf(s).ending() != Outcome.Ending.RETIRED)
                .map(s -> s.survivor().orElseThrow())
                .collect(Collectors.toSet());
        Map<Boolean, List<Subject>> living = writes.keySet().stream()
                .filter(s -> !s.retired())
                .collect(Collectors.partitioningBy(s -> blocked.contains(s.row().guestId())));
        living.getOrDefault(true, List.of()).forEach(s -> results.put(s.row().guestId(), endings.waitsForRetired(s)));
        return send(living.getOrDefault(false, List.of()), writes, trouble);
    }

    private Result resultOf(Subject subject) {
        Result result = results.get(subject.row().guestId());
        if (result == null) {
            throw new IllegalStateException("no result for " + subject);
        }
        return result;
    }

    private Optional<Trouble> send(List<Subject> subjects, Map<Subject, EntityWrite> writes, Optional<Trouble> before) {
        if (subjects.isEmpty()) {
            return before;
        }
        List<EntityWrite> list =
                subjects.stream().flatMap(s -> Stream.ofNullable(writes.get(s))).toList();
        WriteReport report = before.isPresent() ? new WriteReport(Map.of(), before) : write(subjects, list);
        Map<String, EntityWrite> byId =
                list.stream().collect(Collectors.toMap(EntityWrite::publicId, Function.identity()));
        Problem notSent = report.trouble()
                .map(Trouble::problem)
                .orElseGet(() -> Problem.at(destination.name(), "TB-DEL-005", destination.name()));
        List<Result> ended = new ArrayList<>();
        for (Subject subject : subjects) {
            EntityResult result = report.results().get(subject.publicId());
            EntityWrite write = byId.get(subject.publicId());
            ended.add(
                    result == null || write == null
                            ? endings.notSent(subject, notSent)
                            : endings.of(subject, write.values(), result));
        }
        ended.forEach(r -> results.put(r.guest(), r));
        return report.trouble();
    }

    /** What can't go out with a value that another has goes out without, once there is no hope left to get it. */
    private WriteReport write(List<Subject> subjects, List<EntityWrite> list) {
        WriteReport report = destination.write(list);
        LastResort last = LastResort.of(subjects, list, report, endings);
        return last.writes().isEmpty() || report.trouble().isPresent()
                ? report
                : last.with(destination.write(last.writes()));
    }

    private Instant now() {
        return clock.instant();
    }
}
