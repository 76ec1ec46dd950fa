package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Optional;

/**
 * How one property of a destination is filled.
 *
 * @param values the first of these that is known
 * @param constant what it holds for every guest, instead of values
 */
record PropertyRule(OutboundProperty property, List<ProfileValue> values, Optional<String> constant) {

    Optional<String> render(GuestProfile profile) {
        if (constant.isPresent()) {
            return constant;
        }
        for (ProfileValue value : values) {
            Optional<String> text = value.render(profile);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }
}
