package io.tablebridge.camel;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.journal.Entry;
import io.tablebridge.settings.Problem;
import java.util.Optional;

/** The parameters of {@code tablebridge:journal} for events that only name what changed. */
final class FetchParameters {

    private static final String FETCH = "fetch";
    private static final String FETCH_ID = "fetchId";
    private static final String FETCH_GONE = "fetchGone";

    private FetchParameters() {}

    /** What becomes of an event when the platform no longer has what it names. */
    enum Gone {
        DEAD,
        IGNORED
    }

    /**
     * @param mapping what the answer goes through
     * @return empty when events are whole
     * @throws ProblemException when a parameter is missing, unusable or does nothing
     */
    static Optional<FetchDeclaration> read(Parameters given, String mapping) {
        String route = given.text(FETCH, "");
        if (route.isEmpty()) {
            for (String useless : new String[] {FETCH_ID, FETCH_GONE}) {
                if (given.has(useless) && !given.text(useless, "").isEmpty()) {
                    throw new ProblemException(Problem.at("", "TB-CML-040", useless, FETCH));
                }
            }
            return Optional.empty();
        }
        if (!FetchDeclaration.isRoute(route)) {
            throw Parameters.unusable(FETCH, route, "direct:NAME (A-Z a-z 0-9 . _ -)");
        }
        if (mapping.equals(Entry.IGNORED)) {
            throw new ProblemException(Problem.at("", "TB-CML-045", FETCH));
        }
        String places = given.required(FETCH_ID);
        Gone gone = given.choice(FETCH_GONE, Gone.class, Gone.DEAD);
        try {
            return Optional.of(FetchDeclaration.of(route, places, gone == Gone.IGNORED));
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable(FETCH_ID, places, "/json/pointer, /another/pointer");
        }
    }
}
