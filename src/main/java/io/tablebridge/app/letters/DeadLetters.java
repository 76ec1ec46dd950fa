package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.guests.GuestState;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds dead events and dead deliveries. Changes nothing. Thread-safe. */
public final class DeadLetters {

    private static final int PAGE = 1_000;

    private final Bookkeeping books;
    private final DeliveryAudit deliveries;
    private final ProfileReader profiles;
    private final Journal journal;

    public DeadLetters(Bookkeeping books, DeliveryAudit deliveries, ProfileReader profiles, Journal journal) {
        this.books = books;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.journal = journal;
    }

    Bookkeeping books() {
        return books;
    }

    DeliveryAudit deliveries() {
        return deliveries;
    }

    /**
     * Refuses a source that nothing ever came from.
     *
     * @param source its name, empty for all
     */
    void checkSource(String source) {
        if (!source.isEmpty() && !books.knows(source)) {
            throw OperateException.mistake(Problem.at("", "TB-APP-037", source));
        }
    }

    /**
     * Refuses a destination that was never connected.
     *
     * @param destination its name, empty for all
     */
    void checkDestination(String destination) {
        if (!destination.isEmpty()
                && deliveries.counts().stream()
                        .noneMatch(counts -> counts.destination().equals(destination))) {
            throw OperateException.mistake(Problem.at("", "TB-APP-030", destination));
        }
    }

    /**
     * The dead events that a person named, dismissed ones too.
     *
     * @throws OperateException when there is none
     */
    List<DeadEvent> events(LetterId.Event id) {
        List<DeadEvent> found = new ArrayList<>();
        if (id.body().isPresent()) {
            found.addAll(
                    books.deadAmong(List.of(new Position(id.entry(), id.body().getAsInt()))));
        } else {
            Position after = new Position(id.entry() - 1, Integer.MAX_VALUE);
            List<DeadEvent> page;
            do {
                page = books.deadOrDismissed(after, PAGE).stream()
                        .filter(dead -> dead.position().entry() == id.entry())
                        .toList();
                found.addAll(page);
                after = found.isEmpty() ? after : found.get(found.size() - 1).position();
            } while (page.size() == PAGE);
        }
        if (found.isEmpty()) {
            throw unknown(id.entry() + (id.body().isPresent() ? "." + id.body().getAsInt() : ""));
        }
        return found;
    }

    /**
     * The dead delivery that a person named, dismissed or not.
     *
     * @throws OperateException when there is none
     */
    DeliveryAudit.Dead delivery(LetterId.Delivery id) {
        return deliveries.dead(id.destination(), List.of(id.guest())).stream()
                .findFirst()
                .orElseThrow(() -> unknown(id.destination() + "/" + id.guest()));
    }

    /**
     * What a person means.
     *
     * @throws OperateException when no letter is named like this
     */
    static LetterId parse(String text) {
        return LetterId.parse(text).orElseThrow(() -> unknown(text.length() > 40 ? text.substring(0, 40) : text));
    }

    private static OperateException unknown(String id) {
        return OperateException.mistake(Problem.at("", "TB-APP-032", id));
    }

    /** An entry of the journal; empty when it was deleted or is damaged. */
    Optional<StoredEntry> entry(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            return reader.next(1, 1, Duration.ZERO).stream()
                    .filter(stored ->
                            stored.number() == number && stored.entry().kind() != EntryKind.LOST)
                    .findFirst();
        } catch (JournalDamagedException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw new OperateException(Problem.at("", "TB-PIP-010", number), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    /** Why an entry can't be tried again: the journal has lost it, or the disk does not give it back. */
    Optional<Problem> lost(long entry) {
        try {
            return entry(entry).isEmpty() ? Optional.of(Problem.at("", "TB-APP-034", entry)) : Optional.empty();
        } catch (OperateException e) {
            if (e.getCause() instanceof UncheckedIOException) {
                return Optional.of(e.problem());
            }
            throw e;
        }
    }

    /** When the change came in that a delivery could not tell; empty when the journal no longer says. */
    Optional<Instant> since(DeliveryAudit.Dead dead) {
        return entry(dead.generation()).map(stored -> stored.entry().receivedAt());
    }

    /** The id under which the destinations know a guest; empty when there is no such guest. */
    String publicId(long guest) {
        Map<Long, GuestState> states = profiles.load(List.of(guest));
        GuestState state = states.get(guest);
        if (state instanceof GuestState.Living living) {
            return living.profile().publicId();
        }
        return state instanceof GuestState.Retired retired ? retired.publicId() : "";
    }
}
