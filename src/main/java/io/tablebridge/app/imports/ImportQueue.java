package io.tablebridge.app.imports;

import io.tablebridge.app.imports.ImportFolder.Copied;
import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The imports that the service has taken over, one after the other. What was under way or waiting when it stopped goes on when
 * it starts: the copies are there, and how far they were follows from the journal. Thread-safe.
 */
public final class ImportQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final int MOST = 100;
    private static final int MOST_OVER = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final ImportGround ground;
    private final CatchUpGate gate;
    private final ImportFolder folder;
    private final Clock clock;
    private final ReentrantLock ordering = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, QueuedImport> queue = new LinkedHashMap<>();
    private final Deque<ImportStanding> over = new ArrayDeque<>();
    private final Thread thread;
    private long lastNumber;
    private volatile boolean closing;

    private ImportQueue(
            ImportGround ground, CatchUpGate gate, DataFolder data, long largest, long reserve, Clock clock) {
        this.ground = ground;
        this.gate = gate;
        this.folder = new ImportFolder(data, new ImportCopy(largest, reserve, () -> closing));
        this.clock = clock;
        this.thread = new Thread(new ImportWorker(this, ground, clock), "import");
    }

    /**
     * Takes up what was left, and begins as soon as the database has caught up.
     *
     * @param largest bytes that a file may have
     * @param reserve bytes of free disk that stay the journal's
     * @throws OperateException when the folder of copies can't be read
     */
    public static ImportQueue open(
            ImportGround ground, CatchUpGate gate, DataFolder data, long largest, long reserve, Clock clock) {
        ImportQueue made = new ImportQueue(ground, gate, data, largest, reserve, clock);
        for (ImportTask task : made.folder.tasks()) {
            made.queue.put(task.id(), new QueuedImport(task));
            made.lastNumber = task.number();
        }
        made.thread.start();
        return made;
    }

    /**
     * Takes a file over, or lets an import of it go on that was paused.
     *
     * @param said its path is that of a file that may change or go as soon as this has returned
     * @throws OperateException when it can't be taken over
     */
    ImportStanding order(ImportWish said) throws InterruptedException {
        requireCaughtUp();
        ImportWish wish = ground.decided(said);
        requireRoom();
        Copied copied = folder.copy(wish.path(), wish.name());
        ordering.lock();
        try {
            ImportChoice choice = ImportChoice.of(ground, wish, copied.file());
            Optional<ImportStanding> there = choice.isEnded()
                    ? Optional.of(
                            ImportStanding.of(new ImportResult(choice.state().orElseThrow(), true)))
                    : goOn(choice.id());
            if (there.isPresent()) {
                folder.discard(copied);
                return there.get();
            }
            return add(folder.keep(copied, new ImportTask(lastNumber + 1, choice.id(), choice.attempt(), false, wish)));
        } finally {
            ordering.unlock();
        }
    }

    private void requireCaughtUp() throws InterruptedException {
        if (!gate.await(PATIENCE)) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-029", gate.behind()));
        }
    }

    private void requireRoom() {
        lock.lock();
        try {
            if (queue.size() >= MOST) {
                throw OperateException.mistake(Problem.at("", "TB-IMP-030", MOST));
            }
        } finally {
            lock.unlock();
        }
    }

    private ImportStanding add(ImportTask task) {
        lock.lock();
        try {
            lastNumber = task.number();
            queue.put(task.id(), new QueuedImport(task));
            over.removeIf(standing -> standing.id().equals(task.id()));
            news.signalAll();
            return standing(task.id());
        } finally {
            lock.unlock();
        }
    }

    /** Empty when there is none of this id. */
    private Optional<ImportStanding> goOn(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(queue.get(id)).map(queued -> {
                pause(queued, false);
                news.signalAll();
                return standing(id);
            });
        } finally {
            lock.unlock();
        }
    }

    /**
     * Pauses an import: the rows under way are kept first. Nothing when it is over.
     *
     * @throws OperateException when that can't be kept
     */
    ImportStanding pause(String id) {
        lock.lock();
        try {
            Optional.ofNullable(queue.get(id)).ifPresent(queued -> pause(queued, true));
            return standing(id);
        } finally {
            lock.unlock();
        }
    }

    private void pause(QueuedImport queued, boolean paused) {
        if (queued.task().paused() != paused) {
            ImportTask changed = queued.task().withPaused(paused);
            folder.rewrite(changed);
            queued.change(changed);
        }
    }

    /**
     * How an import stands.
     *
     * @throws OperateException when the service knows of none of this id
     */
    ImportStanding standing(String id) {
        lock.lock();
        try {
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
        } finally {
            lock.unlock();
        }
    }

    /** Those that are not over, in their order, and then what could not be done since the start. */
    List<ImportStanding> all() {
        lock.lock();
        try {
            List<ImportStanding> all = new ArrayList<>();
            for (String id : queue.keySet()) {
                all.add(standing(id));
            }
            over.stream()
                    .filter(standing -> standing.phase() == ImportPhase.FAILED)
                    .forEach(all::add);
            return all;
        } finally {
            lock.unlock();
        }
    }

    ImportGround ground() {
        return ground;
    }

    boolean isClosing() {
        return closing;
    }

    /** Waits until there is one whose turn it is; empty when nothing more is to be done. */
    Optional<QueuedImport> next() throws InterruptedException {
        while (!closing && !gate.await(Duration.ofMillis(LOOK_AGAIN_MILLIS))) {
            LOG.debug("imports wait for {} entries", gate.behind());
        }
        lock.lock();
        try {
            while (!closing) {
                Instant now = clock.instant();
                Optional<QueuedImport> next = queue.values().stream()
                        .filter(queued -> queued.isDue(now))
                        .findFirst();
                if (next.isPresent()) {
                    next.get().begin();
                    return next;
                }
                news.awaitNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** It has ended, or can't be done: its copy is not needed any more. */
    void over(QueuedImport queued, ImportStanding end) {
        ordering.lock();
        try {
            forget(end);
            folder.remove(queued.task());
        } finally {
            ordering.unlock();
        }
    }

    private void forget(ImportStanding end) {
        lock.lock();
        try {
            queue.remove(end.id());
            over.addFirst(end);
            while (over.size() > MOST_OVER) {
                over.removeLast();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more files over, and gives up what is being copied. */
    public void takeNoMore() {
        closing = true;
    }

    /** The rows under way are kept; the rest waits for the next start. Nothing is interrupted: H2 would close its file. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
