package io.tablebridge.camel;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollDeletions;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/** The parameters of {@code tablebridge:poll} for platforms that delete without telling. */
final class DeletionParameters {

    private static final List<String> OWN =
            List.of("recordId", "recordTime", "recordUrl", "deletedRecord", "deletionsAtMost");

    private DeletionParameters() {}

    private enum How {
        NONE,
        SWEEP
    }

    /**
     * @param window which part of the list a sweep covers
     * @return empty when deletions are not looked for
     * @throws ProblemException when a parameter is missing, unusable or without effect
     */
    static Optional<PollDeletions> read(Parameters given, Kind window) {
        if (given.choice("deletions", How.class, How.NONE) == How.NONE) {
            for (String name : OWN) {
                given.without(name, "deletions: sweep");
            }
            return Optional.empty();
        }
        if (window == Kind.CHANGES) {
            // A list of changes lacks whatever has not changed.
            throw new ProblemException(Problem.at("", "TB-CML-080", "deletions"));
        }
        if (window == Kind.ALL) {
            given.without("recordTime", "window: dates");
        }
        boolean dated = window == Kind.DATES;
        JsonPointer id = pointer("recordId", given);
        Optional<JsonPointer> time = dated ? Optional.of(pointer("recordTime", given)) : Optional.empty();
        // What was moved to another date is missing too: only the platform's word on that very record tells the two
        // apart.
        String url = dated || given.has("recordUrl") ? RequestAddress.ofId("recordUrl", given) : "";
        String stub = given.text("deletedRecord", "{\"id\": \"{id}\", \"deleted\": true}");
        int most = given.number("deletionsAtMost", 50, 1, 100);
        try {
            return Optional.of(new PollDeletions(id, time, url, stub, most));
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable("deletedRecord", stub, "{\"id\": \"{id}\", \"deleted\": true}");
        }
    }

    private static JsonPointer pointer(String name, Parameters given) {
        String text = given.required(name);
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable(name, text, "/json/pointer");
        }
    }
}
