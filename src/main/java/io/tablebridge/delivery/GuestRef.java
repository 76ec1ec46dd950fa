package io.tablebridge.delivery;

/**
 * A guest as the journal names it. Numbers follow from the entries that can be read and from the rules in force; whoever
 * computes the database anew may number guests otherwise. The id that destinations hold follows from the founding record
 * alone, so it decides.
 *
 * @param number its number when the entry was written
 * @param publicId the id that destinations hold; empty for a number that never was a guest
 */
public record GuestRef(long number, String publicId) {

    @Override
    public String toString() {
        return "guest " + number;
    }
}
