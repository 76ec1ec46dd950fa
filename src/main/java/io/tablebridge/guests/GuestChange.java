package io.tablebridge.guests;

/**
 * That a guest changed within a batch, once or several times.
 *
 * @param first the number of the entry that changed it first
 * @param last the number of the entry that changed it last
 */
public record GuestChange(long first, long last) {

    GuestChange with(GuestChange later) {
        return new GuestChange(Math.min(first, later.first), Math.max(last, later.last));
    }
}
