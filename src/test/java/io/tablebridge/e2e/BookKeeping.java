package io.tablebridge.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What {@code audit --json} says, summed over the days. */
record BookKeeping(int exit, JsonNode json) {

    static BookKeeping of(CommandRun run) {
        try {
            return new BookKeeping(run.exit(), new ObjectMapper().readTree(run.out()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no audit, exit " + run.exit() + ": " + run.out() + run.err(), e);
        }
    }

    /** Events of a source in a state, or {@code received}. */
    long events(String source, String state) {
        long sum = 0;
        for (JsonNode line : json.path("sources")) {
            sum += line.path("source").asText().equals(source)
                    ? line.required(state).asLong()
                    : 0;
        }
        return sum;
    }

    /** Records of a source's finished events with an outcome. */
    long records(String source, String outcome) {
        long sum = 0;
        for (JsonNode line : json.path("sources")) {
            sum += line.path("source").asText().equals(source)
                    ? line.required("records").required(outcome).asLong()
                    : 0;
        }
        return sum;
    }

    boolean holds() {
        return exit == 0
                && json.path("holds").asBoolean()
                && json.path("broken").isEmpty();
    }
}
