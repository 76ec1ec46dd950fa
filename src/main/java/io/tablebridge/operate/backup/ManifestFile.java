package io.tablebridge.operate.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The file that makes a folder a good backup. */
final class ManifestFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    private ManifestFile() {}

    static void write(Path file, BackupManifest manifest) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("name", manifest.name());
        json.put("journalId", manifest.journalId());
        json.put("position", manifest.position());
        json.put("takenAt", manifest.takenAt().toString());
        json.put("sha256", manifest.sha256());
        json.put("bytes", manifest.bytes());
        ObjectNode rows = json.putObject("rows");
        new TreeMap<>(manifest.rows()).forEach(rows::put);
        DurableFiles.writeAtomically(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    /** The manifest, or empty when the file is not one of this format. */
    static Optional<BackupManifest> read(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json.path("format").asInt() != FORMAT) {
                return Optional.empty();
            }
            Map<String, Long> rows = new TreeMap<>();
            for (Map.Entry<String, JsonNode> row : json.required("rows").properties()) {
                rows.put(row.getKey(), row.getValue().longValue());
            }
            return Optional.of(new BackupManifest(
                    text(json, "name"),
                    text(json, "journalId"),
                    json.required("position").longValue(),
                    Instant.parse(text(json, "takenAt")),
                    text(json, "sha256"),
                    json.required("bytes").longValue(),
                    rows));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.required(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return value.textValue();
    }
}
