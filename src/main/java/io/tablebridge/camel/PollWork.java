package io.tablebridge.camel;

import io.tablebridge.intake.poll.PollBooks;
import io.tablebridge.intake.poll.PollState;
import io.tablebridge.intake.poll.PollWatched;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.journal.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What polls work with.
 *
 * @param polls those that run
 * @param books journal and database
 * @param tokens the folder of refresh tokens that platforms have changed
 * @param zone of the restaurant
 */
public record PollWork(Polls polls, PollBooks books, Path tokens, ZoneId zone) {

    /** For a Camel without a database: its polls wait for one for ever. */
    public static PollWork none() {
        return new PollWork(new Polls(), new NoBooks(), Path.of("tokens"), ZoneOffset.UTC);
    }

    private static final class NoBooks implements PollBooks {

        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public boolean awaitCaughtUp(Duration most) throws InterruptedException {
            return never.await(most.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Optional<PollState> state(String key) {
            return Optional.empty();
        }

        @Override
        public List<PollWatched> watched(String key, String shape) {
            return List.of();
        }

        @Override
        public boolean awaitPosition(long entry, Duration most) throws InterruptedException {
            return awaitCaughtUp(most);
        }

        @Override
        public long tell(Entry entry) {
            throw new UnsupportedOperationException("there is no journal");
        }
    }
}
