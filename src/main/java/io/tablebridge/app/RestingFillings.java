package io.tablebridge.app;

import io.tablebridge.camel.RoutePolls;
import io.tablebridge.intake.poll.PollCursors;
import io.tablebridge.intake.poll.PollEntries;
import io.tablebridge.intake.poll.PollPlan;
import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.intake.poll.PollState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The polls of the route files while no service runs: what is ordered waits for it in the journal. */
final class RestingFillings implements BackfillCommand.Fillings {

    private final Core core;
    private final List<RoutePolls.Poll> files;
    private final CorePolls books;
    private final Clock clock;

    RestingFillings(Core core, List<RoutePolls.Poll> files, Clock clock) {
        this.core = core;
        this.files = files;
        this.books = new CorePolls(CompletableFuture.completedFuture(core), core.journal());
        this.clock = clock;
    }

    @Override
    public Optional<BackfillCommand.Filling> find(String poll) {
        return files.stream()
                .filter(file -> file.key().equals(poll))
                .findFirst()
                .map(file -> new Resting(file, read(poll)));
    }

    @Override
    public List<String> polls() {
        return files.stream().map(RoutePolls.Poll::key).toList();
    }

    @Override
    public boolean atWork() {
        return false;
    }

    private PollState read(String poll) {
        return core.database()
                .read(handle -> PollCursors.state(handle, PollPlan.backfillOf(poll)))
                .orElse(PollState.none());
    }

    private final class Resting implements BackfillCommand.Filling {

        private final RoutePolls.Poll file;
        private PollState state;

        Resting(RoutePolls.Poll file, PollState state) {
            this.file = file;
            this.state = state;
        }

        @Override
        public boolean namesTimes() {
            return file.namesTimes();
        }

        @Override
        public PollState state() {
            return state;
        }

        @Override
        public Optional<PollReport.Backfill> report() {
            return PollReport.backfill(state, 0, Optional.empty());
        }

        @Override
        public void order(UnaryOperator<PollState> change) {
            PollState newState = change.apply(state);
            if (!newState.equals(state)) {
                books.tell(
                        PollEntries.state(file.source(), PollPlan.backfillOf(file.key()), newState, clock.instant()));
                state = newState;
            }
        }
    }
}
