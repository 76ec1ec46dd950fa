package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Ending;
import io.tablebridge.delivery.Outcome.Result;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The claimed writes of one batch on their way, in an order in which one that the destination fails at keeps no other
 * back: who failed once goes with few others, who failed twice goes last and alone. Used once, by one thread.
 */
final class Sending {

    private static final int FEW = 10;
    private static final int MOST_FAILURES = 3;

    private final Destination destination;
    private final Endings endings;
    private final Map<Subject, EntityWrite> writes;
    private final Health health;
    private final Instant now;
    private final Map<Long, Result> results = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> lastResorts = new HashMap<>();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean concernsAll;
    private boolean failedTogether;
    private boolean stopped;
    private boolean wrote;
    private int failures;

    /**
     * What is known of the destination before.
     *
     * @param written the newest claim of which something was written
     * @param troubled whether the last step wrote nobody and failed
     */
    record Health(long written, boolean troubled) {}

    /** How the destination is to be treated afterwards. */
    enum Pace {
        /** It does its work. */
        GO_ON,
        /** It failed at those alone that had failed before: others may go on. */
        LONERS_REST,
        /** Nobody may go on for a while. */
        REST
    }

    Sending(Destination destination, Endings endings, Map<Subject, EntityWrite> writes, Health health, Instant now) {
        this.destination = destination;
        this.endings = endings;
        this.writes = writes;
        this.health = health;
        this.now = now;
    }

    /** One result for each write. */
    Map<Long, Result> run() {
        groups().forEach(this::sendFree);
        return results;
    }

    /** The last thing that went wrong with more than a record, perhaps. */
    Optional<Trouble> trouble() {
        return trouble;
    }

    Pace pace() {
        if (concernsAll) {
            return Pace.REST;
        }
        if (wrote || trouble.isEmpty()) {
            return Pace.GO_ON;
        }
        return failedTogether ? Pace.REST : Pace.LONERS_REST;
    }

    private List<List<Subject>> groups() {
        List<Subject> order = writes.keySet().stream()
                .sorted(Comparator.comparing((Subject s) -> s.row().goesAlone())
                        .thenComparing(s -> !s.retired())
                        .thenComparing(s -> s.row().attempts()))
                .toList();
        List<List<Subject>> groups = new ArrayList<>();
        for (Subject subject : order) {
            List<Subject> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (last.isEmpty() || !mayJoin(subject, last)) {
                last = new ArrayList<>();
                groups.add(last);
            }
            last.add(subject);
        }
        return groups;
    }

    private static boolean mayJoin(Subject subject, List<Subject> group) {
        Subject first = group.get(0);
        int attempts = subject.row().attempts();
        return subject.retired() == first.retired()
                && attempts == first.row().attempts()
                && !subject.row().goesAlone()
                && (attempts == 0 || group.size() < FEW);
    }

    private void sendFree(List<Subject> group) {
        List<Subject> free = new ArrayList<>();
        for (Subject subject : group) {
            Optional<Instant> until = heldUntil(subject);
            if (until.isPresent()) {
                keep(endings.waitsForRetired(subject, until.get()));
            } else {
                free.add(subject);
            }
        }
        if (!free.isEmpty()) {
            send(free);
        }
    }

    /** A contact of a guest that went into this one, in this batch, holds what is unique as long as it was not written. */
    private Optional<Instant> heldUntil(Subject subject) {
        return writes.keySet().stream()
                .filter(s -> s.wentInto(subject.row().guestId()))
                .flatMap(s -> holds(Optional.ofNullable(results.get(s.row().guestId()))).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> holds(Optional<Result> ofRetired) {
        boolean open = ofRetired
                .filter(r -> r.ending() != Ending.RETRY && r.ending() != Ending.UNKNOWN)
                .isEmpty();
        return open ? Optional.of(ofRetired.flatMap(r -> r.again().notBefore()).orElse(now)) : Optional.empty();
    }

    private void send(List<Subject> group) {
        List<EntityWrite> list =
                group.stream().flatMap(s -> Stream.ofNullable(writes.get(s))).toList();
        WriteReport report = stopped ? new WriteReport(Map.of(), trouble) : write(group, list);
        Problem notSent = report.trouble()
                .map(Trouble::problem)
                .orElseGet(() -> Problem.at(destination.name(), "TB-DEL-005", destination.name()));
        boolean wroteBefore = wrote;
        for (int i = 0; i < group.size(); i++) {
            Subject subject = group.get(i);
            EntityResult result = report.results().get(subject.publicId());
            if (result == null) {
                keep(endings.notSent(subject, notSent));
            } else if (result instanceof EntityResult.Unknown unknown) {
                keep(endings.unknown(subject, unknown.problem(), wroteBefore || wroteOthersSince(subject)));
            } else {
                keep(of(subject, list.get(i), result));
                wrote |= result instanceof EntityResult.Written || result instanceof EntityResult.Parted;
            }
        }
        if (!stopped) {
            report.trouble().ifPresent(t -> learn(t, group, report));
        }
    }

    /** What can't go out with a value that another has goes out without, once there is no hope left to get it. */
    private WriteReport write(List<Subject> subjects, List<EntityWrite> list) {
        WriteReport report = destination.write(list);
        LastResort last = LastResort.of(subjects, list, report, endings);
        if (last.isEmpty()) {
            return report;
        }
        if (report.trouble().isPresent()) {
            return last.postponed();
        }
        lastResorts.putAll(last.values());
        return last.with(
                last.writes().isEmpty()
                        ? new WriteReport(Map.of(), Optional.empty())
                        : destination.write(last.writes()));
    }

    private Result of(Subject subject, EntityWrite write, EntityResult result) {
        Optional<Map<String, String>> last = Optional.ofNullable(lastResorts.get(subject.publicId()));
        return last.isPresent() && result instanceof EntityResult.Written written
                ? endings.withoutTaken(subject, last.get(), written)
                : endings.of(subject, write.values(), result);
    }

    private boolean wroteOthersSince(Subject subject) {
        OptionalLong claim = subject.row().claim();
        return claim.isPresent() && health.written() > claim.getAsLong();
    }

    private void learn(Trouble newest, List<Subject> group, WriteReport report) {
        trouble = Optional.of(newest);
        boolean failedAtThem = newest.errorClass() == ErrorClass.TRANSIENT
                && newest.rest().isZero()
                && report.results().values().stream().anyMatch(EntityResult.Unknown.class::isInstance);
        if (!failedAtThem) {
            concernsAll = true;
            stopped = true;
            return;
        }
        failures++;
        stopped = failures >= (health.troubled() && !wrote ? 1 : MOST_FAILURES);
        failedTogether |= !group.get(0).row().goesAlone();
    }

    private void keep(Result result) {
        results.put(result.guest().number(), result);
    }
}
