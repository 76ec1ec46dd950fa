package io.tablebridge.app.propose;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as a mapping file writes them. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*(?:[ .@-][\\p{L}\\p{N}_]+)*");
    private static final Set<String> NO_TEXTS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final Pattern LINES = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private YamlText() {}

    /** A text that is read as that text. */
    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(Locale.ROOT));
        // JSON is YAML.
        return plain ? text : TextNode.valueOf(text).toString();
    }

    /** Where a column's cell stands in a row. */
    static String place(String column) {
        String place = "/" + column.replace("~", "~0").replace("/", "~1");
        return PLAIN.matcher(column).matches() ? place : TextNode.valueOf(place).toString();
    }

    static String list(List<String> written) {
        return written.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** A comment of one line, whatever it says. */
    static String comment(String indent, String text) {
        return indent + "# " + LINES.matcher(text).replaceAll(" ") + "\n";
    }
}
