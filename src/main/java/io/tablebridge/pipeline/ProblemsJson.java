package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.settings.Problem;
import java.util.List;

/** Problems as they are stored, so that each reader gets the sentence in the own language. */
final class ProblemsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20;
    private static final int ARGUMENTS = 5;
    private static final int LENGTH = 60;

    private ProblemsJson() {}

    static String write(List<Problem> problems) {
        List<Problem> bounded = problems.stream()
                .limit(MOST)
                .map(problem -> new Problem(
                        LedgerTables.clip(problem.code(), LENGTH),
                        LedgerTables.clip(problem.place(), LENGTH * 2),
                        problem.arguments().stream()
                                .limit(ARGUMENTS)
                                .map(argument -> LedgerTables.clip(argument, LENGTH))
                                .toList()))
                .toList();
        try {
            return JSON.writeValueAsString(bounded);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems can't be written as JSON", e);
        }
    }

    static List<Problem> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Problem>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored problems can't be read back", e);
        }
    }
}
