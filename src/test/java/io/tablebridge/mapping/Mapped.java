package io.tablebridge.mapping;

import io.tablebridge.model.CanonicalRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Compiles a mapping for a test and sends events through it. */
final class Mapped {

    private final InboundMapping mapping;

    private Mapped(InboundMapping mapping) {
        this.mapping = mapping;
    }

    static Mapped by(String yaml) {
        try {
            return new Mapped(new MappingCompiler().inbound("tablemate.yaml", "mapping: tablemate\n" + yaml));
        } catch (MappingException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /** A mapping of guests with these lines under {@code fields:}. */
    static Mapped guest(String... fields) {
        return by("record: guest\nid: /id\nfields:\n  " + String.join("\n  ", fields) + "\n");
    }

    MappingResult map(String json) {
        return map(json.getBytes(StandardCharsets.UTF_8));
    }

    MappingResult map(byte[] body) {
        return mapping.map(new MappingInput("tablemate", Map.of(), body));
    }

    List<CanonicalRecord> records(String json) {
        return ((MappingResult.Mapped) map(json)).records();
    }

    /** The fields of the only record. */
    Map<String, Object> fields(String json) {
        List<CanonicalRecord> records = records(json);
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records");
        }
        return records.get(0).fields().asMap();
    }

    /** Field and code of each error, readable or not. */
    List<String> errors(String json) {
        MappingResult result = map(json);
        List<FieldError> errors = result instanceof MappingResult.Mapped mapped
                ? mapped.errors()
                : ((MappingResult.Unmappable) result).errors();
        return errors.stream().map(e -> e.field() + " " + e.problem().code()).toList();
    }
}
