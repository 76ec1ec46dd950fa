package io.tablebridge.guests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a record as one JSON object, names in order: equal fields give equal text. */
final class FieldsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private FieldsJson() {}

    static String write(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> entry : fields.asMap().entrySet()) {
                json.writeFieldName(entry.getKey());
                writeValue(json, entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof List<?> texts) {
            json.writeStartArray();
            for (Object text : texts) {
                json.writeString((String) text);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    static Fields read(String text) {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                Field field = CanonicalFields.named(name)
                        .orElseThrow(() -> new IllegalStateException("stored field " + name + " is unknown"));
                json.nextToken();
                values.put(name, readValue(json, field));
            }
        } catch (IOException e) {
            throw new IllegalStateException("stored fields can't be read back", e);
        }
        return Fields.of(values);
    }

    private static Object readValue(JsonParser json, Field field) throws IOException {
        return switch (field.type()) {
            case TEXT, PHONE, EMAIL, NAME, STATUS -> json.getText();
            case INTEGER -> json.getLongValue();
            case BOOLEAN -> json.getBooleanValue();
            case DATE_TIME -> OffsetDateTime.parse(json.getText());
            case DATE -> LocalDate.parse(json.getText());
            case MONEY -> Money.parse(json.getText());
            case INSTANT -> Instant.parse(json.getText());
            case TEXTS -> {
                List<String> texts = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    texts.add(json.getText());
                }
                yield List.copyOf(texts);
            }
        };
    }
}
