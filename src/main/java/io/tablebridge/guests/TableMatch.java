package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the reservation that a bill belongs to by venue, table, time and party. What follows depends only on the records;
 * where two reservations are about as likely, neither is taken.
 */
final class TableMatch {

    private static final Set<ReservationStatus> NEVER_SAT =
            EnumSet.of(ReservationStatus.CANCELLED, ReservationStatus.NO_SHOW, ReservationStatus.WAITLISTED);

    /** Below it nothing is linked. */
    private static final int ENOUGH = 70;
    /** By how much the best must be better than the next. */
    private static final int CLEAR = 15;

    private static final int BEST = 98;
    private static final int ONE_VENUE_UNNAMED = 8;
    private static final int PARTY_UNKNOWN = 3;
    private static final int EACH_GUEST_MORE_OR_LESS = 5;
    private static final int MOST_FOR_PARTY = 20;
    /** So many more or less may come, or half of those booked; beyond that it is another party. */
    private static final int PARTY_MAY_DIFFER = 2;

    private static final Duration EARLY = Duration.ofMinutes(45);
    private static final Duration LATE = Duration.ofHours(4);

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::confidence)
            .reversed()
            .thenComparing(candidate -> candidate.seat().ref());

    private final IdentityRules rules;
    private final Whole bill;
    private final StoredRecord seated;
    private final String venue;
    private final Set<String> tables;
    private final boolean opened;
    private boolean anotherParty;

    private TableMatch(IdentityRules rules, Whole bill, StoredRecord seated) {
        this.rules = rules;
        this.bill = bill;
        this.seated = seated;
        this.venue = Clues.nameOf(bill.venue());
        this.tables = Clues.tables(seated.fields());
        this.opened = seated.fields().dateTime(OrderFields.OPENED_AT).isPresent();
    }

    private record Candidate(StoredRecord seat, int confidence, long minutes) {}

    /**
     * @param seated the part of the bill that names a table and a time
     * @param there the records at the bill's tables around its time
     */
    static Link of(IdentityRules rules, Whole bill, StoredRecord seated, Collection<StoredRecord> there) {
        Optional<Instant> time = Clues.time(RecordType.ORDER, seated.fields());
        return time.map(at -> new TableMatch(rules, bill, seated).among(at, there))
                .orElseGet(() -> Link.none("no-table"));
    }

    private Link among(Instant at, Collection<StoredRecord> there) {
        List<Candidate> candidates = new ArrayList<>();
        for (StoredRecord seat : there) {
            if (sat(seat) && sharesVenue(seat) && sharesTable(seat)) {
                Clues.time(RecordType.RESERVATION, seat.fields())
                        .flatMap(time -> candidate(seat, time, at))
                        .ifPresent(candidates::add);
            }
        }
        candidates.sort(BEST_FIRST);
        if (candidates.isEmpty()) {
            return Link.none(anotherParty ? "another-party" : "no-booking");
        }
        if (bill.venue().isEmpty() && venues(there) > 1) {
            return Link.none("ambiguous");
        }
        Candidate best = candidates.get(0);
        if (best.confidence() < ENOUGH) {
            return Link.none("unsure", Integer.toString(Math.max(0, best.confidence())));
        }
        boolean clear = candidates.stream()
                .noneMatch(
                        other -> other.confidence() > best.confidence() - CLEAR && !isSame(best.seat(), other.seat()));
        return clear ? link(best) : Link.none("ambiguous");
    }

    /** How many venues the reservations at these tables name, whatever became of them. */
    private long venues(Collection<StoredRecord> there) {
        return there.stream()
                .filter(seat -> isReservation(seat) && !seat.venue().isEmpty() && sharesTable(seat))
                .map(seat -> Clues.nameOf(seat.venue()))
                .distinct()
                .count();
    }

    private Link link(Candidate best) {
        Set<String> there = Clues.tables(best.seat().fields());
        List<String> arguments = List.of(
                Clues.shownTable(seated.fields(), there),
                Long.toString(best.minutes()),
                party(bill.get(CanonicalFields.PARTY_SIZE, Long.class)),
                party(best.seat().fields().integer(CanonicalFields.PARTY_SIZE)));
        return new Link(best.seat().id(), LinkWay.TABLE, best.confidence(), "table", arguments);
    }

    private static String party(Optional<Long> size) {
        return size.map(Object::toString).orElse("");
    }

    private static boolean isReservation(StoredRecord seat) {
        return seat.ref().recordType() == RecordType.RESERVATION && !seat.isDeleted();
    }

    private static boolean sat(StoredRecord seat) {
        return isReservation(seat)
                && seat.fields()
                        .text(CanonicalFields.STATUS)
                        .flatMap(ReservationStatus::of)
                        .filter(NEVER_SAT::contains)
                        .isEmpty();
    }

    private boolean sharesTable(StoredRecord seat) {
        return !Collections.disjoint(tables, Clues.tables(seat.fields()));
    }

    /** A source that names no venue has only one, and nobody knows which. */
    private boolean sharesVenue(StoredRecord seat) {
        return namesNoVenue(seat) || Clues.nameOf(seat.venue()).equals(venue);
    }

    private boolean namesNoVenue(StoredRecord seat) {
        return seat.venue().isEmpty() || bill.venue().isEmpty();
    }

    private Optional<Candidate> candidate(StoredRecord seat, Instant time, Instant at) {
        Duration after = Duration.between(time, at);
        boolean left = seat.fields()
                .dateTime(CanonicalFields.LEFT_AT)
                .filter(leaving -> opened && leaving.toInstant().isBefore(at))
                .isPresent();
        if (left || after.compareTo(EARLY.negated()) < 0 || after.compareTo(LATE) > 0) {
            return Optional.empty();
        }
        if (isAnotherParty(seat)) {
            anotherParty = true;
            return Optional.empty();
        }
        long minutes = after.toMinutes();
        int confidence = BEST - tooFar(minutes) - partyDiffers(seat) - venueUnclear(seat);
        return Optional.of(new Candidate(seat, confidence, minutes));
    }

    /** A bill is opened when people sit down, and closed when they go. */
    private int tooFar(long minutes) {
        long off = opened ? Math.abs(minutes) - 15 : 20 + Math.abs(minutes - 75) - 60;
        return (int) Math.max(opened ? 0 : 10, off / 2);
    }

    private boolean isAnotherParty(StoredRecord seat) {
        long booked = seat.fields().integer(CanonicalFields.PARTY_SIZE).orElse(0L);
        return partyDifference(seat).orElse(0L) > Math.max(PARTY_MAY_DIFFER, booked / 2);
    }

    private int partyDiffers(StoredRecord seat) {
        return partyDifference(seat)
                .map(difference -> (int) Math.min(MOST_FOR_PARTY, difference * EACH_GUEST_MORE_OR_LESS))
                .orElse(PARTY_UNKNOWN);
    }

    /** Empty where one of them tells no number. */
    private Optional<Long> partyDifference(StoredRecord seat) {
        return bill.get(CanonicalFields.PARTY_SIZE, Long.class)
                .flatMap(here ->
                        seat.fields().integer(CanonicalFields.PARTY_SIZE).map(booked -> Math.abs(here - booked)));
    }

    private int venueUnclear(StoredRecord seat) {
        return bill.venue().isEmpty() == seat.venue().isEmpty() ? 0 : ONE_VENUE_UNNAMED;
    }

    /** The same reservation, or the same person's known from another platform. */
    private boolean isSame(StoredRecord one, StoredRecord other) {
        return one.ref().whole().equals(other.ref().whole())
                || !Collections.disjoint(
                        one.identity(rules).features(), other.identity(rules).features());
    }
}
