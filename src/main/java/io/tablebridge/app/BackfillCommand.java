package io.tablebridge.app;

import io.tablebridge.intake.poll.PollException;
import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.intake.poll.PollState;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.PollText;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code backfill poll=square/bookings}: how far it is; with {@code from} and {@code to} begins one, with {@code stop} it
 * stands still, with {@code resume} it goes on where it stood.
 */
final class BackfillCommand implements Command {

    private final Fillings fillings;
    private final ZoneId zone;

    /** Polls that can be filled, in a running service or beside none. */
    interface Fillings {

        Optional<Filling> find(String poll);

        List<String> polls();

        /** Whether what is ordered begins at once, and not only with the service. */
        boolean atWork();
    }

    /** One of them. */
    interface Filling {

        /** Whether its requests name the times that they cover. */
        boolean namesTimes();

        PollState state();

        Optional<PollReport.Backfill> report();

        /**
         * Changes the state that it has by now; the same for nothing to be done.
         *
         * @throws PollException when the journal can't take the order now
         */
        void order(UnaryOperator<PollState> change);
    }

    /** @param zone of the restaurant, whose days are meant */
    BackfillCommand(Fillings fillings, ZoneId zone) {
        this.fillings = fillings;
        this.zone = zone;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        Map<String, String> given = request.arguments();
        String poll = given.getOrDefault("poll", "");
        Filling filling = fillings.find(poll)
                .orElseThrow(() -> OperateException.mistake(Problem.at(
                        "",
                        "TB-APP-110",
                        poll,
                        fillings.polls().isEmpty() ? "–" : String.join(", ", fillings.polls()))));
        try {
            if (given.containsKey("from")) {
                begin(poll, filling, given);
            } else if (request.flag("stop") || request.flag("resume")) {
                change(poll, filling, request.flag("stop"));
            }
        } catch (PollException e) {
            throw new OperateException(Problem.at("", "TB-APP-020"), e);
        }
        return new CommandResult(CommandResult.OK, text(poll, filling, request));
    }

    private void begin(String poll, Filling filling, Map<String, String> given) {
        if (!filling.namesTimes()) {
            throw OperateException.mistake(Problem.at("", "TB-APP-111", poll));
        }
        LocalDate from = day(given.getOrDefault("from", ""));
        LocalDate to = day(given.getOrDefault("to", ""));
        if (to.isBefore(from)) {
            throw OperateException.mistake(Problem.at("", "TB-APP-113", from, to));
        }
        filling.order(state -> {
            if (state.underWay()) {
                throw OperateException.mistake(Problem.at("", "TB-APP-112", poll));
            }
            return PollState.backfill(midnight(from), midnight(to.plusDays(1)));
        });
    }

    private static void change(String poll, Filling filling, boolean stop) {
        filling.order(state -> {
            if (state.sweep().isEmpty()) {
                throw OperateException.mistake(Problem.at("", "TB-APP-114", poll));
            }
            return state.withStopped(stop);
        });
    }

    private String text(String poll, Filling filling, CommandRequest request) {
        String line = filling.report()
                .map(report -> PollText.backfill(poll, report, zone, request.language())
                        + report.problem()
                                .map(problem -> "\n" + problem.text(request.language()))
                                .orElse(""))
                .orElseGet(() -> Messages.text(request.language(), "operate.backfill.none", poll));
        return fillings.atWork() || !filling.state().underWay()
                ? line
                : line + "\n" + Messages.text(request.language(), "app.backfill.later");
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw OperateException.mistake(Problem.at("", "TB-APP-115", text));
        }
    }
}
