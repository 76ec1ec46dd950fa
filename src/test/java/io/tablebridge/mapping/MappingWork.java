package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The two halves of what happens to an event in a mapping, each on its own, for benchmarks. Thread-safe. */
public final class MappingWork {

    private final CompiledInbound mapping;

    public MappingWork(String fileName, String yaml) throws MappingException {
        mapping = (CompiledInbound) new MappingCompiler().inbound(fileName, yaml);
    }

    /** How many fields it fills. */
    public int fields() {
        return mapping.records().stream().mapToInt(rule -> rule.fields().size()).sum();
    }

    /** Only reads the JSON. */
    public JsonNode parse(byte[] body) {
        return (JsonNode) ((Outcome.Value) EventBody.read(body)).value();
    }

    /** Only maps what was read. */
    public MappingResult map(JsonNode body) {
        return mapping.map(new Event(body, Map.of()), "bench");
    }

    /** Both, as the service does it. */
    public MappingResult whole(byte[] body) {
        return mapping.map(new MappingInput("bench", Map.of(), body));
    }
}
