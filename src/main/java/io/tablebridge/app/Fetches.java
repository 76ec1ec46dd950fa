package io.tablebridge.app;

import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.camel.WorkPump;
import io.tablebridge.intake.fetch.FetchWorker;
import io.tablebridge.remote.Backoff;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** What thin events name is fetched as soon as the database is there and has caught up. Thread-safe. */
final class Fetches implements AutoCloseable {

    private final CompletableFuture<FetchWorker> worker = new CompletableFuture<>();
    private final WhenCaughtUp whenCaughtUp = new WhenCaughtUp();

    /** Gives the route its turns, from the start on. */
    WorkPump pump() {
        return new FetchPump(worker);
    }

    /** To be called once, when the core is there. */
    void connect(Core core, CamelRuntime camel, Clock clock) {
        FetchWorker made = new FetchWorker(
                core.database(),
                core.journal(),
                camel.fetches(),
                Backoff.standard(() -> ThreadLocalRandom.current().nextDouble()),
                clock);
        core.loop().onCommit(committed -> made.committed(committed.position()));
        made.committed(core.loop().position());
        whenCaughtUp.run(core.gate(), made::open);
        worker.complete(made);
    }

    /** The routes that rest because of trouble; none before the database is there. */
    List<FetchWorker.Resting> resting() {
        return worker.isDone() ? worker.join().resting() : List.of();
    }

    @Override
    public void close() {
        whenCaughtUp.close();
    }
}
