package io.tablebridge.app.imports;

import io.tablebridge.app.imports.ImportStanding.Reached;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task in the queue and how it gets on. Thread-safe. */
final class QueuedImport {

    private static final int MOST_NOTES = 200;

    private ImportTask task;
    private boolean running;
    private Reached reached = Reached.NOTHING;
    private final List<Problem> notes = new ArrayList<>();
    private Optional<Problem> trouble = Optional.empty();
    private Instant notBefore = Instant.MIN;

    QueuedImport(ImportTask task) {
        this.task = task;
    }

    synchronized ImportTask task() {
        return task;
    }

    synchronized void change(ImportTask now) {
        task = now;
        notBefore = Instant.MIN;
    }

    /** Whether its turn may come at this time. */
    synchronized boolean isDue(Instant now) {
        return !task.paused() && !now.isBefore(notBefore);
    }

    synchronized void begin() {
        running = true;
        reached = Reached.NOTHING;
        notes.clear();
    }

    synchronized void end() {
        running = false;
    }

    /** Something was in the way. */
    synchronized void rest(Problem why, Instant until) {
        trouble = Optional.of(why);
        notBefore = until;
    }

    synchronized void note(Problem problem) {
        if (notes.size() < MOST_NOTES) {
            notes.add(problem);
        }
    }

    synchronized void from(long rows, long bytes) {
        trouble = Optional.empty();
        reached = new Reached(rows, bytes, rows, bytes, 0);
    }

    synchronized void at(long rows, long bytes, long all) {
        reached = new Reached(reached.first(), reached.firstBytes(), rows, bytes, all);
    }

    /** @param ahead how many come before it */
    synchronized ImportStanding standing(int ahead) {
        ImportPhase phase = ImportPhase.WAITING;
        if (running) {
            phase = ImportPhase.RUNNING;
        } else if (task.paused()) {
            phase = ImportPhase.PAUSED;
        } else if (trouble.isPresent()) {
            phase = ImportPhase.RESTING;
        }
        return new ImportStanding(
                task.id(), task.wish().name(), phase, ahead, reached, notes, trouble, Optional.empty());
    }
}
