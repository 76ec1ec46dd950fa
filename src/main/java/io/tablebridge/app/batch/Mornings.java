package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.batch.DueTimes;
import io.tablebridge.pipeline.NightlyEntries;
import io.tablebridge.pipeline.NightlyMessage;
import io.tablebridge.remote.Backoff;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one message for each morning and sends it, again and again until it is taken. What it says is kept before it is sent,
 * so that a second sending says the same under the same id. One thread at a time; any may ask for problems.
 */
final class Mornings {

    private static final Logger LOG = LoggerFactory.getLogger(Mornings.class);

    /** So long a message waits for runs that are under way. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** A message that nobody took for so long is not sent any more. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30), () -> 1.0);

    private final NightlyBooks books;
    private final DueTimes times;
    private final List<MorningChannel> channels;
    private final Clock clock;
    private final Map<String, Failures> failures = new HashMap<>();
    private final Map<String, Problem> troubles = new ConcurrentHashMap<>();
    private Optional<Instant> heldSince = Optional.empty();

    private record Failures(int count, Instant again) {}

    Mornings(NightlyBooks books, DueTimes times, List<MorningChannel> channels, Clock clock) {
        this.books = books;
        this.times = times;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /**
     * Makes the message that is due and sends what is to be sent.
     *
     * @param busy whether runs are under way, of which it should tell how they end
     * @param troubles what is in the way of batches
     */
    void step(boolean busy, List<Problem> troubles) {
        Instant now = clock.instant();
        Optional<NightlyMessage> before = books.runs().lastMessage();
        Optional<DueTimes.Due> due =
                before.map(NightlyMessage::due).or(books.runs()::firstSeen).flatMap(last -> times.between(last, now));
        if (due.isEmpty()) {
            heldSince = Optional.empty();
        } else if (!busy || isLongHeld(now)) {
            List<Problem> lines = new ArrayList<>(new MorningLines(books.runs(), before, times.zone()).all());
            for (Problem trouble : troubles) {
                lines.add(Problem.at(trouble.place(), "TB-BAT-111"));
                lines.add(trouble);
            }
            Instant at = due.get().at();
            String id = MorningMessage.id(at, times.zone());
            books.tell(NightlyEntries.message(id, at, MorningMessage.content(lines), now));
        }
        for (MorningChannel channel : channels) {
            send(channel, now);
        }
    }

    private boolean isLongHeld(Instant now) {
        Instant since = heldSince.orElse(now);
        heldSince = Optional.of(since);
        return !now.isBefore(since.plus(PATIENCE));
    }

    private void send(MorningChannel channel, Instant now) {
        Failures last = failures.getOrDefault(channel.name(), new Failures(0, Instant.MIN));
        if (now.isBefore(last.again())) {
            return;
        }
        for (NightlyMessage kept : books.runs().unsent(channel.name(), now.minus(OLDEST))) {
            try {
                channel.send(MorningMessage.of(kept, times.zone()));
            } catch (OperateException e) {
                int count = last.count() + 1;
                failures.put(channel.name(), new Failures(count, now.plus(BACKOFF.after(count))));
                if (!e.problem().equals(troubles.put(channel.name(), e.problem()))) {
                    LOG.warn("{}", e.problem());
                }
                return;
            } catch (RuntimeException e) {
                // The other channel is tried all the same.
                LOG.debug("a message failed", e);
                failures.put(channel.name(), new Failures(last.count() + 1, now.plus(BACKOFF.after(last.count() + 1))));
                troubles.put(
                        channel.name(),
                        Problem.at(channel.name(), "TB-BAT-025", e.getClass().getSimpleName()));
                return;
            }
            books.tell(NightlyEntries.sent(kept.id(), channel.name(), clock.instant()));
        }
        failures.remove(channel.name());
        troubles.remove(channel.name());
    }

    /** Why messages don't get through. */
    List<Problem> problems() {
        return List.copyOf(troubles.values());
    }
}
