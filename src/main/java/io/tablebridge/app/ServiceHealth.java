package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.journal.Damage;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.ReadyCheck;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** When the service counts as living and as ready. */
final class ServiceHealth {

    private ServiceHealth() {}

    /**
     * One for the whole process: some checks compare what they see with what they saw before.
     *
     * @param moves whether the pipeline moves
     * @param files what is wrong with the files that people edit
     */
    static Health of(
            Core core,
            Set<String> destinations,
            ReadyCheck moves,
            BackupSchedule schedule,
            Supplier<List<Problem>> files,
            Clock clock) {
        List<ReadyCheck> ready = new ArrayList<>();
        ready.add(Health.caughtUp(core.gate()));
        ready.add(() -> core.journal().isTaking() ? Optional.empty() : Optional.of(Problem.at("", "TB-APP-020")));
        ready.add(() -> inTheWay(core).stream().findFirst());
        ready.add(moves);
        core.backups().ifPresent(backups -> schedule.oldest(clock.instant())
                .ifPresent(oldest -> ready.add(new BackupAge(backups, oldest, clock))));
        for (String destination : destinations) {
            ready.add(() -> paused(core.deliveries(), destination));
        }
        ready.add(() -> pausedFetch(core));
        // A restart of ours brings no server back, and would shut the doors meanwhile.
        return core.database().address().isServer()
                ? new Health(List.of(), List.of(() -> serverAnswers(core)), ready, files)
                : new Health(List.of(() -> databaseAnswers(core)), List.of(), ready, files);
    }

    /** Forced entries that can't be read any more and that the pipeline has before it: they stop it. */
    static List<Problem> inTheWay(Core core) {
        long position = core.loop().position();
        return core.journal().damages().stream()
                .filter(damage -> damage.lastEntry() > position)
                .map(ServiceHealth::inTheWay)
                .toList();
    }

    /** Those that were taken in before: they stop nothing, but a database could not be built anew from them. */
    static List<Problem> takenIn(Core core) {
        long position = core.loop().position();
        return core.journal().damages().stream()
                .filter(damage -> damage.lastEntry() <= position)
                .map(damage -> Problem.at(
                        damage.place(), "TB-APP-022", damage.firstEntry(), damage.lastEntry(), damage.reason()))
                .toList();
    }

    /** Nothing behind these goes on until a person acts. */
    static Problem inTheWay(Damage damage) {
        return Problem.at(damage.place(), "TB-APP-060", damage.firstEntry(), damage.lastEntry(), damage.reason());
    }

    private static Optional<Problem> databaseAnswers(Core core) {
        return probed(core).map(e -> Problem.at("", "TB-APP-021", e.getClass().getSimpleName()));
    }

    private static Optional<Problem> serverAnswers(Core core) {
        String name = core.database().address().name();
        return probed(core).map(e -> Problem.at(name, "TB-APP-080", e.getClass().getSimpleName()));
    }

    private static Optional<RuntimeException> probed(Core core) {
        try {
            core.database().probe();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private static Optional<Problem> pausedFetch(Core core) {
        return core.fetches().routes().stream()
                .flatMap(route -> route.paused().stream())
                .findFirst();
    }

    private static Optional<Problem> paused(DeliveryAudit audit, String destination) {
        return audit.counts().stream()
                .filter(counts -> counts.destination().equals(destination))
                .flatMap(counts -> counts.paused().stream())
                .findFirst();
    }
}
