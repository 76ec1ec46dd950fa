package io.tablebridge.mapping;

import java.util.Optional;

/** An event to which {@code when} applies, or {@code unless} does not, is of no interest. */
record IgnoreRule(Optional<Condition> when, Optional<Condition> unless, String reason) {

    Condition.Answer applies(Event event) {
        Condition.Answer on = when.map(c -> c.answer(event)).orElse(Condition.Answer.YES);
        Condition.Answer off = unless.map(c -> c.answer(event)).orElse(Condition.Answer.NO);
        if (on == Condition.Answer.NO || off == Condition.Answer.YES) {
            return Condition.Answer.NO;
        }
        return off == Condition.Answer.UNREADABLE ? off : on;
    }

    /** What to say where {@link #applies} can't tell. */
    Outcome.Wrong unreadable(Event event) {
        return when.filter(c -> c.answer(event) == Condition.Answer.UNREADABLE)
                .or(() -> unless)
                .orElseThrow()
                .unreadable(event);
    }
}
