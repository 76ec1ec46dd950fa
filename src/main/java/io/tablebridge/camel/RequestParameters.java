package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Map;

/**
 * The parameters of {@code tablebridge:request}, which are those of the Kamelet {@code tablebridge-request-action}.
 *
 * @param url with {@code {id}} where the id belongs
 * @param perMinute how many requests the account may make in a minute
 */
record RequestParameters(String url, RequestAuth auth, Map<String, String> headers, int perMinute) {

    /** They may hold braces, quotes, blanks and lines. */
    static final List<String> FREE_TEXTS = List.of("url", "tokenUrl", "audience", "scope", "headers");

    private static final int USUAL_PER_MINUTE = 120;

    /**
     * @throws ProblemException when a parameter is missing, unusable or does nothing
     */
    static RequestParameters read(Parameters given) {
        if (!given.has("auth")) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "auth", "tablebridge-request-action"));
        }
        return new RequestParameters(
                RequestAddress.ofId("url", given),
                RequestAuth.read(given),
                RequestHeaders.read(RequestAddress.text("headers", given)),
                given.number("requestsPerMinute", USUAL_PER_MINUTE, 1, 100_000));
    }
}
