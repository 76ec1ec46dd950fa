package io.tablebridge.delivery;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.DeliveryTables.DestinationRow;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Keeper;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.ErrorClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Brings one destination into step with the guests, batch by batch. Nothing goes out before {@link #open}. It changes no
 * table: what it did it tells the journal, and the pipeline applies that; a guest is left alone until then.
 *
 * <p>{@link #runOnce} and {@link #awaitNews} belong to one thread; everything else may be called by any.
 */
public final class DeliveryWorker {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DeliverySettings settings;
    private final Destination destination;
    private final Supplier<OutboundMapping> mapping;
    private final GuestProfiles profiles;
    private final Database database;
    private final Keeper keeper;
    private final Freshness freshness;
    private final DeliveryListener listener;
    private final Backoff backoff;
    private final Clock clock;

    private final InFlight inFlight = new InFlight();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private List<OutboundProperty> prepared = List.of();
    private final Survivors survivors;
    private Instant restsUntil = Instant.MIN;
    private Optional<Resting> lonersRest = Optional.empty();
    private int troubles;
    private int lonersTroubles;
    private long mustSee;
    private volatile Optional<Resting> resting = Optional.empty();

    public DeliveryWorker(
            DeliverySettings settings,
            Destination destination,
            Supplier<OutboundMapping> mapping,
            GuestProfiles profiles,
            Database database,
            Journal journal,
            Arrivals arrivals,
            DeliveryListener listener,
            Backoff backoff,
            Clock clock) {
        this.settings = settings;
        this.destination = destination;
        this.mapping = mapping;
        this.profiles = profiles;
        this.database = database;
        this.keeper = new Keeper(journal, settings.journalPatience());
        this.survivors = new Survivors(profiles, database, destination.name());
        this.freshness = new Freshness(arrivals, listener);
        this.listener = listener;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** The pipeline has caught up with the journal as it stood at the start: from now on things may go out. */
    public void open() {
        opened.set(true);
        news.release();
    }

    /** The database has taken in everything up to this entry of the journal. */
    public void committed(long position) {
        inFlight.committed(position);
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /**
     * Why it is left alone and until when, from a failure until the destination does its work, has nothing left to do or is
     * paused; or why those rest that go alone when nobody else is left.
     */
    public Optional<Resting> resting() {
        return resting;
    }

    /** Waits until the database moved on, at most so long. */
    public void awaitNews(Duration most) throws InterruptedException {
        if (news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /**
     * Looks at the guests that wait longest, at most a batch of them.
     *
     * @throws JournalUnavailableException when the journal can't be told; nothing is lost, come again
     */
    public DeliveryStep runOnce() {
        if (!opened.get() || !inFlight.hasSeen(mustSee)) {
            return DeliveryStep.idle(LOOK_AGAIN);
        }
        Optional<DestinationRow> known = database.read(h -> DeliveryTables.destination(h, destination.name()));
        if (known.isEmpty()) {
            return decide(DeliveryDecision.CONNECT);
        }
        DestinationRow row = known.get();
        if (row.paused().isPresent()) {
            boolean changed = !row.credential().equals(destination.credential());
            return changed ? decide(DeliveryDecision.GO_ON) : DeliveryStep.idle(LOOK_AGAIN);
        }
        Instant now = clock.instant();
        Duration rest =
                longer(destination.restsFor(), Duration.between(now, restsUntil.isAfter(now) ? restsUntil : now));
        if (!rest.isZero()) {
            return DeliveryStep.idle(rest);
        }
        List<DeliveryRow> rows = due(row, now);
        if (rows.isEmpty() && inFlight.isEmpty()) {
            resting = lonersRest(now).filter(this::isLonerLeft);
        }
        return rows.isEmpty() ? DeliveryStep.idle(LOOK_AGAIN) : deliver(rows, now, row);
    }

    private DeliveryStep decide(DeliveryDecision decision) {
        mustSee = keeper.keep(DeliveryEntries.decision(destination.name(), decision, List.of(), clock.instant()));
        return DeliveryStep.idle(LOOK_AGAIN);
    }

    private List<DeliveryRow> due(DestinationRow row, Instant now) {
        long most = destination.batchSize();
        if (isLimited(row)) {
            most = Math.min(most, settings.firstWrites().orElseThrow() - row.writes());
        }
        if (most <= 0) {
            return List.of();
        }
        int limit = (int) most;
        boolean withLoners = lonersRest(now).isEmpty();
        List<DeliveryRow> idle = inFlight.idle(busy -> database.read(
                h -> DeliveryTables.due(h, destination.name(), now.toEpochMilli(), limit + busy, withLoners)));
        return idle.subList(0, Math.min(limit, idle.size()));
    }

    private Optional<Resting> lonersRest(Instant now) {
        return lonersRest.filter(rest -> now.isBefore(rest.until()));
    }

    private boolean isLonerLeft(Resting rest) {
        long end = rest.until().toEpochMilli();
        return database.read(h -> DeliveryTables.due(h, destination.name(), end, 1, true)).stream()
                .anyMatch(DeliveryRow::goesAlone);
    }

    private boolean isLimited(DestinationRow row) {
        return settings.firstWrites().isPresent() && !row.goAhead();
    }

    private DeliveryStep deliver(List<DeliveryRow> rows, Instant now, DestinationRow known) {
        List<Long> guests = rows.stream().map(DeliveryRow::guestId).toList();
        OutboundMapping current = mapping.get();
        Planner planner = new Planner(current, destination.exclusiveProperties(), now);
        Endings endings = new Endings(now, settings.mostAttempts(), backoff, planner.shared());
        DeliveryBatch batch = new DeliveryBatch(destination, planner, endings, keeper, clock);
        Sending.Health health = new Sending.Health(known.written(), troubles + lonersTroubles > 0);
        inFlight.begin(guests);
        long freeAfter = 0;
        try {
            prepare(current.properties());
            Map<Long, GuestState> states = Survivors.states(profiles, guests);
            Map<Long, Instant> held = survivors.held(guests, now);
            DeliveryBatch.Done done = batch.run(planner.subjects(rows, states), held, health);
            freeAfter = done.entry();
            return finished(rows, done, isLimited(known));
        } catch (DestinationException e) {
            return troubled(e.trouble());
        } finally {
            inFlight.end(guests, Math.max(freeAfter, batch.claimEntry().orElse(0)));
        }
    }

    private void prepare(List<OutboundProperty> properties) {
        if (!prepared.equals(properties)) {
            destination.prepare(properties);
            prepared = properties;
        }
    }

    private DeliveryStep finished(List<DeliveryRow> rows, DeliveryBatch.Done done, boolean limited) {
        freshness.tell(destination.name(), rows, done.outcome(), clock.instant());
        if (limited || done.outcome().pause().isPresent()) {
            mustSee = done.entry(); // the next step depends on what this one changes
        }
        done.trouble().ifPresent(trouble -> listener.troubled(destination.name(), trouble));
        switch (done.pace()) {
            case GO_ON -> {
                troubles = 0;
                resting = Optional.empty();
                lonersTroubles = wroteNobody(done.outcome()) ? lonersTroubles : 0;
            }
            case LONERS_REST -> {
                resting = Optional.empty();
                lonersTroubles++;
                Instant until = clock.instant().plus(backoff.after(lonersTroubles));
                lonersRest = done.trouble().map(trouble -> new Resting(until, trouble.problem()));
            }
            case REST -> done.trouble().ifPresent(this::rest);
        }
        return new DeliveryStep(rows.size(), Duration.ZERO);
    }

    private static boolean wroteNobody(Outcome outcome) {
        return outcome.results().stream().noneMatch(Outcome.Result::wroteSomething);
    }

    private DeliveryStep troubled(Trouble trouble) {
        if (trouble.errorClass() == ErrorClass.CONFIG) {
            Outcome pause =
                    new Outcome(List.of(), Optional.of(new Outcome.Pause(trouble.problem(), destination.credential())));
            mustSee = keeper.keep(DeliveryEntries.outcome(destination.name(), pause, clock.instant()));
        }
        listener.troubled(destination.name(), trouble);
        rest(trouble);
        return DeliveryStep.idle(trouble.rest());
    }

    private void rest(Trouble trouble) {
        troubles++;
        prepared = trouble.errorClass() == ErrorClass.CONFIG ? List.of() : prepared;
        Duration rest = trouble.rest().isZero() ? backoff.after(troubles) : trouble.rest();
        boolean paused = trouble.errorClass() == ErrorClass.CONFIG;
        restsUntil = paused ? Instant.MIN : clock.instant().plus(rest);
        resting = paused ? Optional.empty() : Optional.of(new Resting(restsUntil, trouble.problem()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
