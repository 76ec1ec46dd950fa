package io.tablebridge.app;

import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.intake.poll.PollState;
import io.tablebridge.intake.poll.Poller;
import io.tablebridge.intake.poll.Polls;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The polls of the running service. */
record RunningFillings(Polls running) implements BackfillCommand.Fillings {

    @Override
    public Optional<BackfillCommand.Filling> find(String poll) {
        return running.find(poll).map(Running::new);
    }

    @Override
    public List<String> polls() {
        return running.keys();
    }

    @Override
    public boolean atWork() {
        return true;
    }

    private record Running(Poller poller) implements BackfillCommand.Filling {

        @Override
        public boolean namesTimes() {
            return poller.canFill();
        }

        @Override
        public PollState state() {
            return poller.backfill();
        }

        @Override
        public Optional<PollReport.Backfill> report() {
            return poller.report().backfill();
        }

        @Override
        public void order(UnaryOperator<PollState> change) {
            poller.order(change);
        }
    }
}
