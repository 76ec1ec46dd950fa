package io.tablebridge.app.imports;

import io.tablebridge.app.imports.ImportFolder.Copied;
import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final long LONGEST_END_SECONDS = 60;

    private final ImportGround ground;
    private final CatchUpGate gate;
    private final ImportFolder folder;
    private final Clock clock;
    private final QueuedImports imports = new QueuedImports();
    private final ReentrantLock changing = new ReentrantLock(true);
    private final Thread thread;
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
        made.folder.tasks().forEach(made.imports::add);
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
        if (!gate.await(PATIENCE)) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-029", gate.behind()));
        }
        ImportWish wish = ground.decided(said);
        if (imports.size() >= MOST) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-030", MOST));
        }
        Copied copied = folder.copy(wish.path(), wish.name());
        changing.lock();
        try {
            return order(wish, copied);
        } catch (RuntimeException e) {
            folder.discard(copied);
            throw e;
        } finally {
            changing.unlock();
        }
    }

    private ImportStanding order(ImportWish wish, Copied copied) {
        ImportChoice choice = ImportChoice.of(ground, wish, copied.file());
        Optional<ImportStanding> there = choice.isEnded()
                ? Optional.of(ImportStanding.of(new ImportResult(choice.state().orElseThrow(), true)))
                : imports.find(choice.id()).map(queued -> pause(queued, false));
        if (there.isPresent()) {
            folder.discard(copied);
            return there.get();
        }
        imports.add(
                folder.keep(copied, new ImportTask(imports.nextNumber(), choice.id(), choice.attempt(), false, wish)));
        return imports.standing(choice.id());
    }

    /**
     * Pauses an import: the rows under way are kept first. Nothing when it is over.
     *
     * @throws OperateException when that can't be kept, or the service knows of none of this id
     */
    ImportStanding pause(String id) {
        changing.lock();
        try {
            return imports.find(id).map(queued -> pause(queued, true)).orElseGet(() -> imports.standing(id));
        } finally {
            changing.unlock();
        }
    }

    private ImportStanding pause(QueuedImport queued, boolean paused) {
        if (queued.task().paused() != paused) {
            ImportTask changed = queued.task().withPaused(paused);
            folder.rewrite(changed);
            queued.change(changed);
            imports.news();
        }
        return imports.standing(queued.task().id());
    }

    /**
     * How an import stands.
     *
     * @throws OperateException when the service knows of none of this id
     */
    ImportStanding standing(String id) {
        return imports.standing(id);
    }

    /** Those that are not over, in their order, and then what could not be done since the start. */
    List<ImportStanding> all() {
        return imports.all();
    }

    ImportGround ground() {
        return ground;
    }

    boolean isClosing() {
        return closing;
    }

    /** Waits until there is one whose turn it is, and begins it; empty when nothing more is to be done. */
    Optional<QueuedImport> next() throws InterruptedException {
        while (!closing && !gate.await(LOOK_AGAIN)) {
            LOG.debug("imports wait for {} entries", gate.behind());
        }
        while (!closing) {
            Optional<QueuedImport> next = imports.due(clock.instant());
            if (next.isPresent()) {
                next.get().begin();
                return next;
            }
            imports.awaitNews(LOOK_AGAIN.toMillis());
        }
        return Optional.empty();
    }

    /** It has ended, or can't be done: its copy is not needed any more. */
    void over(QueuedImport queued, ImportStanding end) {
        changing.lock();
        try {
            imports.over(end);
            folder.remove(queued.task());
        } finally {
            changing.unlock();
        }
    }

    /** Takes no more files over, and gives up what is being copied. */
    public void takeNoMore() {
        closing = true;
    }

    /** The rows under way are kept; the rest waits for the next start. Nothing is interrupted: H2 would close its file. */
    @Override
    public void close() {
        closing = true;
        imports.news();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_END_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
