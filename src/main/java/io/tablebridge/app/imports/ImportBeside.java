package io.tablebridge.app.imports;

import io.tablebridge.app.imports.ImportStanding.Reached;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.util.concurrent.TimeUnit;

/**
 * Beside the service, which takes the file over: whoever asked for it only waits, and asks for a pause when told to stop. One
 * thread.
 */
public final class ImportBeside implements ImportWay {

    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final String UNREACHABLE = "TB-OPS-054";

    private final ImportHolder holder;
    private final ImportTerminal terminal;

    public ImportBeside(ImportHolder holder, ImportTerminal terminal) {
        this.holder = holder;
        this.terminal = terminal;
    }

    @Override
    public int take(ImportWish wish) throws InterruptedException {
        ImportAnswer ordered = holder.order(wish);
        try {
            return ended(wish, await(wish, ordered));
        } catch (OperateException e) {
            if (!e.problem().code().equals(UNREACHABLE)) {
                throw e;
            }
            terminal.err().line(Problem.at(wish.name(), "TB-IMP-034").text(terminal.language()));
            return CommandResult.DOES_NOT_HOLD;
        }
    }

    /** Waits until it is over or paused. */
    private ImportAnswer await(ImportWish wish, ImportAnswer ordered) throws InterruptedException {
        Telling telling = new Telling(wish);
        ImportAnswer answer = ordered;
        boolean asked = false;
        telling.tell(answer);
        while (!answer.phase().isOver() && answer.phase() != ImportPhase.PAUSED) {
            if (terminal.stop().isAsked() && !asked) {
                asked = true;
                answer = holder.pause(answer.id());
            } else {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                answer = holder.state(answer.id());
            }
            telling.tell(answer);
        }
        return answer;
    }

    private int ended(ImportWish wish, ImportAnswer answer) throws InterruptedException {
        if (answer.phase() == ImportPhase.FAILED) {
            terminal.err().line(answer.trouble());
            return CommandResult.CANNOT;
        }
        if (answer.phase() == ImportPhase.PAUSED) {
            if (answer.text().isEmpty()) {
                terminal.out().say("import.stopped", wish.name(), 0);
            } else {
                terminal.out().line(answer.text());
            }
            return CommandResult.DOES_NOT_HOLD;
        }
        return terminal.ending()
                .tell(wish.path(), answer.text(), answer.rejected(), answer.before(), holder.rejects(answer.id()));
    }

    /** Tells what is new since the last answer. */
    private final class Telling {

        private final String name;
        private final ImportWatch watch;
        private int notes;
        private String trouble = "";
        private boolean waiting;
        private boolean begun;

        Telling(ImportWish wish) {
            this.name = wish.name();
            this.watch = terminal.watch(wish.name());
        }

        void tell(ImportAnswer answer) {
            for (; notes < answer.notes().size(); notes++) {
                terminal.err().line(answer.notes().get(notes));
            }
            switch (answer.phase()) {
                case WAITING -> waits(answer);
                case RESTING -> rests(answer);
                case RUNNING -> runs(answer.reached());
                case PAUSED, ENDED, FAILED -> {}
            }
        }

        private void waits(ImportAnswer answer) {
            if (!waiting && answer.ahead() > 0) {
                waiting = true;
                terminal.err().say("import.waiting", name, answer.ahead());
            }
        }

        private void rests(ImportAnswer answer) {
            if (!trouble.equals(answer.trouble())) {
                trouble = answer.trouble();
                terminal.err().line(trouble);
                terminal.err().say("import.resting", name);
            }
        }

        private void runs(Reached reached) {
            if (!begun && !reached.equals(Reached.NOTHING)) {
                begun = true;
                watch.begin(reached.first(), reached.firstBytes());
            }
            if (begun) {
                watch.reached(reached.rows(), reached.bytes(), reached.all());
            }
        }
    }
}
