package io.tablebridge.identity;

import java.util.List;
import java.util.stream.IntStream;

/** A record as the index has it: whose it is and what it shares. Its neighbours in the same guest form a ring. */
record Member(GuestIndex index, int number) {

    long id() {
        return number;
    }

    long guest() {
        return index.guestOf(number);
    }

    boolean isFounder() {
        return index.isFounder(number);
    }

    long name() {
        return index.descriptions().name(number);
    }

    List<SharedValue> values() {
        return IntStream.of(index.descriptions().values(number))
                .mapToObj(value -> new SharedValue(index, value))
                .toList();
    }

    Member next() {
        return index.next(this);
    }

    Member previous() {
        return index.previous(this);
    }

    /** Whether its guest has no other record. */
    boolean isAlone() {
        return next().number == number;
    }
}
