package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A route file's text as Camel gets it. */
final class RouteText {

    private static final Pattern KAMELET =
            Pattern.compile("kamelet:(?!(?:source|sink)(?:\\?|$))[A-Za-z0-9_-]+(\\?.*)?");

    private RouteText() {}

    /** A part of the text and what stands in its place. */
    record Edit(int from, int to, String with) {

        static Edit quoted(int[] span, String value) {
            return new Edit(span[0], span[1], "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
    }

    /**
     * With names in place of secrets, and with each use of a Kamelet made one of its own: Camel lets uses with the same
     * parameters share one, so that nobody could take a file out without taking it away from another.
     *
     * @param version tells this text from every other one that is given to the same Camel
     */
    static String of(RouteDocument document, long version) {
        List<Edit> edits = new ArrayList<>(SecretReferences.edits(document));
        int number = 0;
        for (EndpointUse use : EndpointUse.below(document.tree(), "")) {
            JsonNode node = document.tree().at(use.pointer());
            String pointer = node.isTextual() ? use.pointer() : use.pointer() + "/uri";
            String uri = document.tree().at(pointer).asText();
            if (KAMELET.matcher(uri).matches()) {
                int query = uri.indexOf('?');
                String kamelet = query < 0 ? uri : uri.substring(0, query);
                String rest = query < 0 ? "" : uri.substring(query);
                number++;
                String id = kamelet.substring("kamelet:".length()) + "-" + version + "-" + number;
                // A text over several lines takes its line's end with it; such a use stays shared.
                document.span(pointer)
                        .filter(span ->
                                !document.text().substring(span[0], span[1]).contains("\n"))
                        .ifPresent(span -> edits.add(Edit.quoted(span, kamelet + "/" + id + rest)));
            }
        }
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder text = new StringBuilder(document.text());
        edits.forEach(edit -> text.replace(edit.from(), edit.to(), edit.with()));
        return text.toString();
    }
}
