package io.tablebridge.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts {@code {url}{body}} into placeholders and the text between them. */
public final class TemplateParts {

    static final String BODY = "{body}";
    static final String URL = "{url}";
    static final String TIMESTAMP = "{timestamp}";
    static final String ID = "{id}";

    private static final List<String> KNOWN = List.of(URL, BODY, TIMESTAMP, ID);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    private TemplateParts() {}

    /**
     * The parts in their order.
     *
     * @throws IllegalArgumentException when a placeholder is unknown, a brace stands alone, or the body is not signed; the
     *     message is what can't be used
     */
    public static List<String> of(String template) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            text(template.substring(from, matcher.start()), parts);
            if (!KNOWN.contains(matcher.group())) {
                throw new IllegalArgumentException(matcher.group());
            }
            parts.add(matcher.group());
            from = matcher.end();
        }
        text(template.substring(from), parts);
        if (!parts.contains(BODY)) {
            throw new IllegalArgumentException(template);
        }
        return List.copyOf(parts);
    }

    private static void text(String between, List<String> parts) {
        if (BRACE.matcher(between).find()) {
            throw new IllegalArgumentException(between);
        }
        if (!between.isEmpty()) {
            parts.add(between);
        }
    }
}
