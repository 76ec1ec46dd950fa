package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A test in an inbound mapping file.
 *
 * @param given the event's body
 * @param headers the event's headers, by lower-case name
 * @param expect of each record, in order: fields and {@code record}, {@code id}, {@code part}, {@code version}, {@code venue},
 *     {@code deleted}; only these are compared. Empty: whatever came out
 * @param errors the fields that can't be read, exactly
 * @param ignored whether the event is of no interest
 * @param unmappable the fields because of which there is no record; empty list: any
 */
record InboundTest(
        String name,
        String place,
        JsonNode given,
        Map<String, String> headers,
        List<Map<String, JsonNode>> expect,
        Set<String> errors,
        boolean ignored,
        Optional<Set<String>> unmappable) {

    MappingTestResult run(InboundMapping mapping) {
        byte[] body = given.toString().getBytes(StandardCharsets.UTF_8);
        MappingResult result = mapping.map(new MappingInput("test", headers, body));
        return new MappingTestResult(name, place, differences(result));
    }

    private List<Problem> differences(MappingResult result) {
        if (result instanceof MappingResult.Ignored it) {
            return ignored ? List.of() : List.of(Problem.at(place, "TB-MAP-035", name, it.reason()));
        }
        if (result instanceof MappingResult.Unmappable it) {
            Set<String> names = names(it.errors());
            boolean expected = unmappable.isPresent() && names.containsAll(unmappable.get());
            return expected ? List.of() : because("TB-MAP-036", it.errors(), name, listed(names));
        }
        if (ignored || unmappable.isPresent()) {
            return List.of(Problem.at(place, "TB-MAP-037", name));
        }
        MappingResult.Mapped mapped = (MappingResult.Mapped) result;
        List<Problem> differences = new ArrayList<>();
        Difference difference = new Difference(name, place);
        List<CanonicalRecord> records = mapped.records();
        if (!expect.isEmpty() && expect.size() != records.size()) {
            differences.add(Problem.at(place, "TB-MAP-051", name, expect.size(), records.size()));
        }
        for (int i = 0; i < Math.min(expect.size(), records.size()); i++) {
            differences.addAll(difference.between(expect.get(i), values(records.get(i))));
        }
        Set<String> names = names(mapped.errors());
        if (!names.equals(errors)) {
            differences.addAll(because("TB-MAP-038", mapped.errors(), name, listed(errors), listed(names)));
        }
        return List.copyOf(differences);
    }

    /** What is not as expected, and after it what each field says about it. */
    private List<Problem> because(String code, List<FieldError> errors, Object... arguments) {
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.at(place, code, arguments));
        errors.forEach(error -> problems.add(error.problem()));
        return problems;
    }

    private static String listed(Set<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private static Set<String> names(List<FieldError> errors) {
        Set<String> names = new TreeSet<>();
        errors.forEach(error -> names.add(error.field()));
        return names;
    }

    private static Map<String, Object> values(CanonicalRecord made) {
        Map<String, Object> values = new TreeMap<>(made.fields().asMap());
        values.put("record", made.key().type().code());
        values.put("id", made.key().externalId());
        values.put("part", made.part());
        values.put("version", made.version().number());
        values.put("venue", made.venue());
        values.put("deleted", made.deleted());
        return values;
    }
}
