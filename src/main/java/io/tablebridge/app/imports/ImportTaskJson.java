package io.tablebridge.app.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A task as it stands beside its copy. */
final class ImportTaskJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportTaskJson() {}

    static byte[] write(ImportTask task) {
        ObjectNode json = JSON.createObjectNode()
                .put("number", task.number())
                .put("attempt", task.attempt())
                .put("paused", task.paused());
        ObjectNode wish = json.putObject("wish");
        ImportWords.of(task.wish()).forEach(wish::put);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param id of the import
     * @param copy the folder in which its file lies
     * @throws IOException when it is none of our writing
     */
    static ImportTask read(byte[] text, String id, Path copy) throws IOException {
        JsonNode json = JSON.readTree(text);
        Map<String, String> words = new HashMap<>();
        json.path("wish")
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        try {
            return new ImportTask(
                    json.required("number").asLong(),
                    id,
                    json.required("attempt").asInt(),
                    json.required("paused").asBoolean(),
                    ImportWords.wish(words, copy.resolve(words.getOrDefault("name", ""))));
        } catch (IllegalArgumentException e) {
            throw new IOException("no task of an import", e);
        }
    }
}
