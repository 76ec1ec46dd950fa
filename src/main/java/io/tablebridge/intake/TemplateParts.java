package io.tablebridge.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts {@code {url}{body}} into placeholders and the text between them. */
final class TemplateParts {

    static final String BODY = "{body}";
    static final String URL = "{url}";
    static final String TIMESTAMP = "{timestamp}";
    static final String ID = "{id}";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

    private TemplateParts() {}

    /**
     * @throws IllegalArgumentException when a placeholder is unknown, or the body is not signed
     */
    static List<String> of(String template) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.add(template.substring(from, matcher.start()));
            }
            if (!List.of(BODY, URL, TIMESTAMP, ID).contains(matcher.group())) {
                throw new IllegalArgumentException(matcher.group());
            }
            parts.add(matcher.group());
            from = matcher.end();
        }
        if (from < template.length()) {
            parts.add(template.substring(from));
        }
        if (!parts.contains(BODY)) {
            throw new IllegalArgumentException(template);
        }
        return List.copyOf(parts);
    }
}
