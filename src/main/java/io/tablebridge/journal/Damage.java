package io.tablebridge.journal;

/**
 * Forced entries that can't be read back.
 *
 * @param firstEntry the first of them
 * @param lastEntry the last of them
 * @param place the file, and the offset in it where that is known
 * @param reason what was found instead, for a person
 */
public record Damage(long firstEntry, long lastEntry, String place, String reason) {

    @Override
    public String toString() {
        return "journal entries " + firstEntry + " to " + lastEntry + " can't be read (" + place + "): " + reason;
    }
}
