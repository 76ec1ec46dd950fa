package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The imports that are to be done, in their order, and those that are over since the start. Thread-safe. */
final class QueuedImports {

    private static final int MOST_OVER = 20;

    private final Map<String, QueuedImport> queue = new LinkedHashMap<>();
    private final Deque<ImportStanding> over = new ArrayDeque<>();
    private long lastNumber;
    private long changes;

    synchronized int size() {
        return queue.size();
    }

    /** The number of the next one to come. */
    synchronized long nextNumber() {
        return lastNumber + 1;
    }

    synchronized void add(ImportTask task) {
        lastNumber = task.number();
        queue.put(task.id(), new QueuedImport(task));
        over.removeIf(standing -> standing.id().equals(task.id()));
        changes++;
        notifyAll();
    }

    /** Empty when there is none of this id, or it is over. */
    synchronized Optional<QueuedImport> find(String id) {
        return Optional.ofNullable(queue.get(id));
    }

    /** The first whose turn may come at this time. */
    synchronized Optional<QueuedImport> due(Instant now) {
        return queue.values().stream().filter(queued -> queued.isDue(now)).findFirst();
    }

    /** Waits until something has changed, or so long. */
    synchronized void awaitNews(long millis) throws InterruptedException {
        long seen = changes;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (changes == seen && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** Something has changed. */
    synchronized void news() {
        changes++;
        notifyAll();
    }

    /** It has ended, or can't be done. */
    synchronized void over(ImportStanding end) {
        queue.remove(end.id());
        over.addFirst(end);
        while (over.size() > MOST_OVER) {
            over.removeLast();
        }
    }

    /**
     * How one stands.
     *
     * @throws OperateException when there is none of this id
     */
    synchronized ImportStanding standing(String id) {
        int ahead = 0;
        for (QueuedImport queued : queue.values()) {
            if (queued.task().id().equals(id)) {
                return queued.standing(ahead);
            }
            ahead += queued.task().paused() ? 0 : 1;
        }
        return over.stream()
                .filter(standing -> standing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-IMP-031", id)));
    }

    /** Those that are not over, in their order, and then those that could not be done. */
    synchronized List<ImportStanding> all() {
        List<ImportStanding> all = new ArrayList<>();
        queue.keySet().forEach(id -> all.add(standing(id)));
        over.stream().filter(standing -> standing.phase() == ImportPhase.FAILED).forEach(all::add);
        return all;
    }
}
