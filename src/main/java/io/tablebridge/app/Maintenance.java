package io.tablebridge.app;

import io.tablebridge.journal.Position;
import io.tablebridge.operate.backup.BackupManifest;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes backups by schedule and lets old segments of the journal go once two good backups lie past them. Thread-safe. */
final class Maintenance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
    private static final String ROUTE = "backup";
    private static final int PAGE = 1_000;

    private final CamelContext camel;
    private final Core core;
    private final BackupSchedule schedule;
    private final Duration retention;
    private final Clock clock;

    private Maintenance(CamelContext camel, Core core, BackupSchedule schedule, Duration retention, Clock clock) {
        this.camel = camel;
        this.core = core;
        this.schedule = schedule;
        this.retention = retention;
        this.clock = clock;
    }

    static Maintenance schedule(CamelContext camel, Core core, Settings settings, Clock clock) {
        BackupSchedule schedule = BackupSchedule.of(settings);
        Maintenance maintenance =
                new Maintenance(camel, core, schedule, settings.get(SettingsCatalog.JOURNAL_RETENTION), clock);
        if (core.backups().isEmpty()) {
            // We don't know how far a server's backups reach: nothing of the journal may go.
            return maintenance;
        }
        schedule.cron()
                .ifPresent(cron ->
                        maintenance.add(cron.replace(' ', '+'), schedule.zone().getId()));
        return maintenance;
    }

    private void add(String cron, String zone) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:tablebridge/backup?cron=" + cron + "&trigger.timeZone=" + zone)
                            .routeId(ROUTE)
                            .description("Takes a backup by schedule and lets old segments of the journal go")
                            .process(exchange -> run());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the backup's route can't be added", e);
        }
    }

    /** What is not taken care of here: backups that nobody takes, and a journal that only grows. */
    List<Problem> notices() {
        if (core.backups().isPresent()) {
            return schedule.cron().isEmpty() ? List.of(Problem.at("", "TB-APP-027")) : List.of();
        }
        long old = core.journal().lastBefore(clock.instant().minus(retention));
        return old < core.journal().oldest()
                ? List.of()
                : List.of(Problem.at("", "TB-APP-130", core.journal().oldest(), old, retention.toDays()));
    }

    /** Takes a backup, and deletes what is older than the retention and no longer needed by anything. */
    void run() {
        core.backups().ifPresent(this::run);
    }

    private void run(Backups backups) {
        try {
            BackupManifest taken = backups.take(core.database());
            LOG.info("{}", LogLine.of("app.log.backup", taken.name(), taken.position()));
            OptionalLong covered = backups.coveredByTwo();
            // Any of them may be restored, also one that is older than the two.
            long oldest = backups.good().stream()
                    .mapToLong(BackupManifest::position)
                    .min()
                    .orElse(0);
            if (covered.isPresent()) {
                long old = core.journal().lastBefore(clock.instant().minus(retention));
                long reread = core.bookkeeping().rereadAfter(oldest).orElse(Long.MAX_VALUE) - 1;
                long limit = Math.min(reread, Math.min(old, covered.getAsLong()));
                int deleted = core.journal().deleteSegmentsBefore(limit, needed(oldest));
                LOG.info("{}", LogLine.of("app.log.cleared", deleted));
            }
        } catch (OperateException e) {
            // The doors and the pipeline go on without it; the next run tries again.
            LOG.error("{}", e.problem());
        } catch (RuntimeException e) {
            LOG.error("{}", LogLine.of("app.log.maintenance", e));
            LOG.debug("maintenance failed", e);
        }
    }

    /** Dead events, and those that a database restored from the oldest backup has yet to bring back or to close. */
    private Set<Long> needed(long oldest) {
        Set<Long> needed = new HashSet<>(core.bookkeeping().revivedAfter(oldest));
        needed.addAll(core.bookkeeping().dismissedAfter(oldest));
        needed.addAll(core.fetches().waiting());
        Position after = Position.START;
        List<DeadEvent> page;
        do {
            page = core.bookkeeping().deadEvents(after, PAGE);
            for (DeadEvent dead : page) {
                needed.add(dead.position().entry());
                after = dead.position();
            }
        } while (page.size() == PAGE);
        return needed;
    }

    @Override
    public void close() throws Exception {
        if (camel.getRoute(ROUTE) != null) {
            camel.getRouteController().stopRoute(ROUTE);
        }
    }
}
