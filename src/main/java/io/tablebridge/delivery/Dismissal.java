package io.tablebridge.delivery;

import java.time.Instant;

/**
 * A person's word that a dead letter needs nothing more. What is too long is cut, and what would move a terminal's cursor
 * becomes a blank: a decision that stands in the journal must always be readable.
 *
 * @param by who it was, as the machine knows them; at most {@link #MOST_BY} characters
 * @param why the reason given; at most {@link #MOST_WHY} characters, may be empty
 */
public record Dismissal(Instant at, String by, String why) {

    /** Characters of a name. */
    public static final int MOST_BY = 60;

    /** Characters of a reason. */
    public static final int MOST_WHY = 300;

    public Dismissal {
        by = line(by, MOST_BY);
        why = line(why, MOST_WHY);
    }

    /** Whether the same was said again, with the reason that was not given before. */
    public boolean isCompletedBy(Dismissal later) {
        return why.isEmpty() && !later.why.isEmpty();
    }

    private static String line(String text, int most) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]+", " ").strip();
        return clean.length() <= most ? clean : clean.substring(0, most).replaceAll("\\p{Cs}$", "");
    }

    @Override
    public String toString() {
        return "dismissed at " + at;
    }
}
