package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping makes of one event, rule by rule.
 *
 * @param result as the service would have it
 * @param records the records it tried to make, also those that can't be made
 */
public record MappingPreview(MappingResult result, List<Made> records) {

    /**
     * A record, or the attempt at one.
     *
     * @param type the code of its type
     * @param item where the item stands of which it is made; empty for the whole event
     * @param rows its id, version and venue, then its fields in the order of the file
     */
    public record Made(String type, String item, List<Row> rows) {}

    /**
     * What one rule found.
     *
     * @param field the field, or {@code id}, {@code version}, {@code venue}
     * @param line file and line of the rule
     * @param origin where in the event the value stands, or where it was looked for; empty when it was not looked for
     * @param given what stands there, as JSON; empty when nothing does
     * @param value what it became, personal data
     * @param problem why there is no value although something stands there, or although one is required
     */
    public record Row(
            String field,
            String line,
            String origin,
            Optional<String> given,
            Optional<String> value,
            Optional<Problem> problem) {

        /** Without the values: they are personal data. */
        @Override
        public String toString() {
            return line + " " + field;
        }
    }
}
