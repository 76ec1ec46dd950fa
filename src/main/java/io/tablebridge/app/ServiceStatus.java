package io.tablebridge.app;

import io.tablebridge.app.imports.ImportStatus;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.intake.fetch.FetchBooks;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.operate.audit.DestinationCount;
import io.tablebridge.operate.audit.UnreadableCount;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.management.StatusReport;
import io.tablebridge.settings.Localized;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the running service is doing, and what waits for a person. Thread-safe. */
final class ServiceStatus {

    private static final int UNREADABLE_DAYS = 7;
    private static final int MOST_UNREADABLE = 5;

    private final Core core;
    private final DestinationPlan plan;
    private final Health health;
    private final Maintenance maintenance;
    private final Instant startedAt;
    private final Rests rests;
    private final Refusals refusals;
    private final Polls polls;
    private final ImportStatus imports;
    private final Supplier<Optional<Localized>> batches;
    private final Supplier<List<Problem>> files;
    private final Clock clock;

    ServiceStatus(
            Core core,
            DestinationPlan plan,
            Rests rests,
            Refusals refusals,
            Polls polls,
            ImportStatus imports,
            Supplier<Optional<Localized>> batches,
            Health health,
            Maintenance maintenance,
            Supplier<List<Problem>> files,
            Instant startedAt,
            Clock clock) {
        this.core = core;
        this.plan = plan;
        this.rests = rests;
        this.refusals = refusals;
        this.polls = polls;
        this.imports = imports;
        this.batches = batches;
        this.health = health;
        this.maintenance = maintenance;
        this.files = files;
        this.startedAt = startedAt;
        this.clock = clock;
    }

    StatusReport report() {
        List<Problem> missing = health.missing();
        return missing.isEmpty() ? whole() : withoutDatabase(missing);
    }

    private StatusReport withoutDatabase(List<Problem> missing) {
        return new StatusReport(
                Version.current(),
                startedAt,
                core.loop().position(),
                core.journal().end(),
                List.of(),
                rests.all(),
                refusals.all(rests.zone()),
                polls.reports(),
                imports.now(),
                batches.get(),
                rests.zone(),
                missing,
                files.get());
    }

    private StatusReport whole() {
        List<DeliveryAudit.Counts> counts = core.deliveries().counts();
        List<DestinationCount> destinations = new OutboxCounts(core.deliveries()).read();
        return new StatusReport(
                Version.current(),
                startedAt,
                core.loop().position(),
                core.journal().end(),
                destinations,
                rests.all(),
                refusals.all(rests.zone()),
                polls.reports(),
                imports.all(),
                batches.get(),
                rests.zone(),
                health.whyNotReady(),
                notices(counts));
    }

    private List<Problem> notices(List<DeliveryAudit.Counts> counts) {
        List<Problem> notices = new ArrayList<>();
        counts.stream().filter(this::waitsForGoAhead).forEach(c -> notices.add(goAhead(c)));
        long events = core.bookkeeping().dead();
        long deliveries = counts.stream().mapToLong(DeliveryAudit.Counts::dead).sum();
        if (events + deliveries > 0) {
            notices.add(Problem.at("", "TB-APP-026", events, deliveries));
        }
        long incomplete =
                counts.stream().mapToLong(DeliveryAudit.Counts::incomplete).sum();
        if (incomplete > 0) {
            notices.add(Problem.at("", "TB-APP-028", incomplete));
        }
        core.fetches().routes().stream()
                .flatMap(route -> waiting(route).stream())
                .forEach(notices::add);
        unreadable().ifPresent(notices::add);
        long drifts = core.drifts().since(clock.instant().minus(Duration.ofDays(UNREADABLE_DAYS)));
        if (drifts > 0) {
            notices.add(Problem.at("", "TB-APP-120", drifts, UNREADABLE_DAYS));
        }
        notices.addAll(ServiceHealth.takenIn(core));
        notices.addAll(maintenance.notices());
        notices.addAll(files.get());
        notices.addAll(plan.off());
        return List.copyOf(notices);
    }

    private static Optional<Problem> waiting(FetchBooks.RouteCount route) {
        return route.oldest()
                .map(oldest -> Problem.at(
                        route.source() + " " + route.route(), "TB-APP-063", route.events(), route.tasks(), oldest));
    }

    private Optional<Problem> unreadable() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<UnreadableCount> counts = core.unreadable().since(today.minusDays(UNREADABLE_DAYS - 1)).stream()
                .map(Core::count)
                .toList();
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.at(
                        "",
                        "TB-APP-029",
                        UnreadableCount.total(counts),
                        UNREADABLE_DAYS,
                        UnreadableCount.line(counts, MOST_UNREADABLE)));
    }

    private boolean waitsForGoAhead(DeliveryAudit.Counts counts) {
        return new FirstWrites(plan).halts(counts) && counts.paused().isEmpty() && counts.waiting() > 0;
    }

    private static Problem goAhead(DeliveryAudit.Counts counts) {
        return Problem.at(counts.destination(), "TB-APP-025", counts.destination(), counts.writes(), counts.waiting());
    }
}
