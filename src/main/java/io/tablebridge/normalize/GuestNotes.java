package io.tablebridge.normalize;

import java.util.List;

/**
 * What a note says about a guest, each list sorted and without repetition.
 *
 * @param allergies codes such as {@code peanut}, and the guest's own words where no code fits
 * @param diet codes such as {@code vegetarian} or {@code no-beef}
 * @param seating codes such as {@code window}
 */
public record GuestNotes(List<String> allergies, List<String> diet, List<String> seating) {

    /** Counts only: allergies are health data and must not reach a log. */
    @Override
    public String toString() {
        return allergies.size() + " allergies, " + diet.size() + " diet, " + seating.size() + " seating";
    }
}
