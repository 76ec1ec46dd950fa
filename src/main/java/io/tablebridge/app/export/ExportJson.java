package io.tablebridge.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.export.ExportPage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the two sides of an export tell each other. */
final class ExportJson {

    /** Amounts of money keep their decimals: 4860.00. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ExportJson() {}

    static String write(ExportGround ground) {
        ObjectNode json = JSON.createObjectNode().put("all", ground.all()).put("whole", ground.reachesBack());
        ground.since().ifPresent(entry -> json.put("since", entry));
        ArrayNode headings = json.putArray("headings");
        ground.headings()
                .forEach(heading ->
                        headings.addObject().put("name", heading.name()).put("label", heading.label()));
        return text(json);
    }

    static ExportGround ground(String text) {
        JsonNode json = read(text);
        List<Heading> headings = new ArrayList<>();
        json.path("headings")
                .forEach(heading -> headings.add(new Heading(
                        heading.path("name").asText(), heading.path("label").asText())));
        JsonNode since = json.path("since");
        return new ExportGround(
                headings,
                json.path("all").asLong(),
                since.isNumber() ? OptionalLong.of(since.asLong()) : OptionalLong.empty(),
                json.path("whole").asBoolean());
    }

    static String write(ExportPage page, long position) {
        ObjectNode json = JSON.createObjectNode()
                .put("next", page.next())
                .put("seen", page.seen())
                .put("position", position);
        ArrayNode rows = json.putArray("rows");
        for (List<Cell> row : page.rows()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cell -> add(cells, cell));
        }
        return text(json);
    }

    private static void add(ArrayNode cells, Cell cell) {
        if (cell instanceof Cell.Text value) {
            cells.add(value.text());
        } else if (cell instanceof Cell.Decimal value) {
            cells.add(value.number());
        } else if (cell instanceof Cell.Flag value) {
            cells.add(value.flag());
        } else if (cell instanceof Cell.Texts value) {
            ArrayNode texts = cells.addArray();
            value.texts().forEach(texts::add);
        } else if (cell instanceof Cell.Json value) {
            cells.addObject().put("json", value.json());
        } else {
            cells.addNull();
        }
    }

    static PositionedPage page(String text) {
        JsonNode json = read(text);
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            List<Cell> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        }
        return new PositionedPage(
                new ExportPage(
                        rows, json.path("next").asText(), json.path("seen").asLong()),
                json.path("position").asLong());
    }

    private static Cell cell(JsonNode json) {
        if (json.isTextual()) {
            return Cell.text(json.asText());
        } else if (json.isNumber()) {
            return new Cell.Decimal(json.decimalValue());
        } else if (json.isBoolean()) {
            return new Cell.Flag(json.asBoolean());
        } else if (json.isArray()) {
            List<String> texts = new ArrayList<>();
            json.forEach(text -> texts.add(text.asText()));
            return new Cell.Texts(texts);
        } else if (json.isObject()) {
            return new Cell.Json(json.path("json").asText());
        }
        return Cell.EMPTY;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the service did not answer in JSON", e);
        }
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
