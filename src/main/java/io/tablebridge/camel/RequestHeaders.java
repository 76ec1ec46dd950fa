package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fixed headers of requests to a platform, one {@code X-Name: value} in a line. */
final class RequestHeaders {

    private static final int MOST = 10;
    private static final String NAME = "[A-Za-z0-9-]{1,100}";

    private RequestHeaders() {}

    /**
     * @param text with its placeholders resolved
     * @throws ProblemException when a line is no header, is {@code Authorization}, or is one too many; it does not show the
     *     line, which may be private
     */
    static Map<String, String> read(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!name.matches(NAME) || name.equalsIgnoreCase("Authorization") || headers.size() == MOST) {
                throw new ProblemException(Problem.at("", "TB-CML-061", "headers", "X-Name: value"));
            }
            headers.put(name, line.substring(colon + 1).strip());
        }
        return headers;
    }
}
