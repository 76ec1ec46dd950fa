package io.tablebridge.identity;

/** A record in memory: whose it is and what it shares. Its neighbours in the same guest form a ring. */
final class Member {

    static final SharedValue[] NOTHING = {};

    final long id;
    long guest;
    long name;
    boolean founder;
    SharedValue[] values = NOTHING;
    Member next;
    Member previous;

    Member(long id) {
        this.id = id;
        this.guest = id;
        this.next = this;
        this.previous = this;
    }

    /** Whether its guest has no other record. */
    boolean isAlone() {
        return next == this;
    }
}
