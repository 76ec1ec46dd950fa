package io.tablebridge.app.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.app.imports.ImportStanding.Reached;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the service answers about imports, on the wire. */
final class ImportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportJson() {}

    static String write(ImportAnswer answer) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", answer.id())
                .put("phase", answer.phase().code())
                .put("ahead", answer.ahead())
                .put("first", answer.reached().first())
                .put("firstBytes", answer.reached().firstBytes())
                .put("rows", answer.reached().rows())
                .put("bytes", answer.reached().bytes())
                .put("all", answer.reached().all())
                .put("trouble", answer.trouble())
                .put("text", answer.text())
                .put("rejected", answer.rejected())
                .put("before", answer.before());
        answer.notes().forEach(json.putArray("notes")::add);
        return json.toString();
    }

    /** @throws OperateException when it is no such answer */
    static ImportAnswer answer(String text) {
        JsonNode json = tree(text);
        try {
            return new ImportAnswer(
                    json.path("id").asText(),
                    ImportPhase.of(json.path("phase").asText()),
                    json.path("ahead").asInt(),
                    new Reached(
                            json.path("first").asLong(),
                            json.path("firstBytes").asLong(),
                            json.path("rows").asLong(),
                            json.path("bytes").asLong(),
                            json.path("all").asLong()),
                    texts(json.path("notes")),
                    json.path("trouble").asText(),
                    json.path("text").asText(),
                    json.path("rejected").asLong(),
                    json.path("before").asBoolean());
        } catch (IllegalArgumentException e) {
            throw foreign(e);
        }
    }

    static String write(RejectPage page) {
        ObjectNode json = JSON.createObjectNode().put("last", page.last());
        page.rows().forEach(json.putArray("rows")::add);
        return json.toString();
    }

    /** @throws OperateException when it is no such page */
    static RejectPage page(String text) {
        JsonNode json = tree(text);
        return new RejectPage(texts(json.path("rows")), json.path("last").asLong());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw foreign(e);
        }
    }

    /** The service is of another version. */
    private static OperateException foreign(Exception e) {
        return new OperateException(Problem.at("", "TB-IMP-033"), e);
    }
}
