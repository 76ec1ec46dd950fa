package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One way of filling a property.
 *
 * @param when the way is taken only where this holds
 * @param values the first of these that is known
 * @param joined what stands between them, where all that are known are put together
 * @param constant what it holds for every guest, instead of values
 * @param split which piece of the text is taken
 */
record PropertyWay(
        Optional<ProfileCondition> when,
        List<ProfileValue> values,
        Optional<String> joined,
        Optional<String> constant,
        Optional<Split> split) {

    Optional<String> render(GuestProfile profile) {
        if (when.isPresent() && !when.get().holds(profile)) {
            return Optional.empty();
        }
        if (constant.isPresent()) {
            return constant;
        }
        Optional<String> text = joined.isPresent() ? joined(profile, joined.get()) : first(profile);
        return split.isPresent() ? text.map(split.get()::of).filter(piece -> !piece.isEmpty()) : text;
    }

    private Optional<String> joined(GuestProfile profile, String separator) {
        String text =
                values.stream().flatMap(value -> value.render(profile).stream()).collect(Collectors.joining(separator));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> first(GuestProfile profile) {
        for (ProfileValue value : values) {
            Optional<String> text = value.render(profile);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }
}
