package io.tablebridge.app;

import io.tablebridge.intake.poll.PollBooks;
import io.tablebridge.intake.poll.PollCursors;
import io.tablebridge.intake.poll.PollException;
import io.tablebridge.intake.poll.PollState;
import io.tablebridge.intake.poll.PollWatchTable;
import io.tablebridge.intake.poll.PollWatched;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Journal and database for polls, as soon as they are there. Thread-safe. */
final class CorePolls implements PollBooks {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CompletableFuture<Core> core;
    private final Journal journal;
    private CompletableFuture<Boolean> answered = CompletableFuture.completedFuture(true);

    CorePolls(CompletableFuture<Core> core, Journal journal) {
        this.core = core;
        this.journal = journal;
    }

    @Override
    public boolean awaitCaughtUp(Duration most) throws InterruptedException {
        Optional<Core> opened = new Awaited<>(core).within(most);
        return opened.isPresent()
                && isAnswered(most)
                && opened.get().gate().await(most)
                && opened.get().loop().awaitPosition(journal.end(), most);
    }

    @Override
    public Optional<PollState> state(String key) {
        return opened().database().read(handle -> PollCursors.state(handle, key));
    }

    @Override
    public List<PollWatched> watched(String key, String shape) {
        return opened().database().read(handle -> PollWatchTable.of(handle, key, shape));
    }

    @Override
    public boolean awaitPosition(long entry, Duration most) throws InterruptedException {
        return opened().loop().awaitPosition(entry, most);
    }

    /** What is asked before the database is there has come too early. */
    private Core opened() {
        if (!core.isDone()) {
            throw PollException.busy(LONGEST);
        }
        return core.join();
    }

    private boolean isAnswered(Duration most) throws InterruptedException {
        try {
            return open().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private synchronized CompletableFuture<Boolean> open() {
        return answered;
    }

    /** Remembers it until there is an answer. */
    private synchronized CompletableFuture<Receipt> told(CompletableFuture<Receipt> answer) {
        answered = CompletableFuture.allOf(answered, answer).handle((all, failure) -> true);
        return answer;
    }

    @Override
    public long tell(Entry entry) {
        try {
            return told(journal.append(entry).toCompletableFuture())
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .entry();
        } catch (TimeoutException e) {
            throw PollException.unanswered(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PollException.busy(LONGEST);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JournalUnavailableException unavailable) {
                throw PollException.busy(unavailable.retryAfter());
            }
            throw new CompletionException(e.getCause());
        }
    }
}
