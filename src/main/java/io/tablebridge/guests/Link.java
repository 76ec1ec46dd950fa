package io.tablebridge.guests;

import java.util.List;

/**
 * On which record another hangs: it belongs to whomever that one belongs to, now and after guests were joined or parted.
 *
 * @param target the id of that record, {@link #NOTHING} for none
 * @param confidence in percent, 0 without a target
 * @param why the reason, a word that texts for people stand for
 * @param arguments what such a text names; never who somebody is
 */
record Link(long target, LinkWay how, int confidence, String why, List<String> arguments) {

    static final long NOTHING = 0;
    static final int SURE = 100;

    Link {
        arguments = List.copyOf(arguments);
    }

    static Link sure(long target, LinkWay how, String why, String... arguments) {
        return new Link(target, how, SURE, why, List.of(arguments));
    }

    static Link none(String why, String... arguments) {
        return new Link(NOTHING, LinkWay.NONE, 0, why, List.of(arguments));
    }

    boolean isTied() {
        return target != NOTHING;
    }

    /** Whether it says which visit it was, and not only who paid. */
    boolean isToVisit() {
        return how == LinkWay.PERSON || how == LinkWay.PLATFORM || how == LinkWay.TABLE || how == LinkWay.SAME_VISIT;
    }
}
