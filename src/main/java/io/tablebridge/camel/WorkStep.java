package io.tablebridge.camel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a core route does with its work, by the name of the endpoint: {@code tablebridge:normalise} and so on. */
public enum WorkStep {
    /** Events become records, by the mapping in force. */
    NORMALISE,
    /** Records become guests. */
    RESOLVE,
    /** All of it and the new position go into the database. */
    STORE,
    /** A guest's newest state goes to a destination. */
    DELIVER,
    /** What thin events name is fetched. */
    FETCH;

    private final String endpoint = name().toLowerCase(Locale.ROOT);

    static Optional<WorkStep> of(String endpoint) {
        return Arrays.stream(values())
                .filter(step -> step.endpoint.equals(endpoint))
                .findFirst();
    }

    static List<String> endpoints() {
        return Arrays.stream(values()).map(step -> step.endpoint).toList();
    }
}
