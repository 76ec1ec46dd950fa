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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
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
            writeFields(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeFields(JsonGenerator json, Fields fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> entry : fields.asMap().entrySet()) {
            json.writeFieldName(entry.getKey());
            writeValue(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else if (value instanceof Fields row) {
            writeFields(json, row);
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    static Fields read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return readFields(json);
        } catch (IOException e) {
            throw new IllegalStateException("stored fields can't be read back", e);
        }
    }

    private static Fields readFields(JsonParser json) throws IOException {
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            Field field = CanonicalFields.named(name)
                    .orElseThrow(() -> new IllegalStateException("stored field " + name + " is unknown"));
            json.nextToken();
            values.put(name, readValue(json, field));
        }
        return Fields.of(values);
    }

    private static Object readValue(JsonParser json, Field field) throws IOException {
        return switch (field.type()) {
            case TEXT, PHONE, EMAIL, NAME, STATUS, CODE -> json.getText();
            case DECIMAL -> new BigDecimal(json.getText());
            case MONTH_DAY -> MonthDay.parse(json.getText());
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
            case ROWS -> {
                List<Fields> rows = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    rows.add(readFields(json));
                }
                yield List.copyOf(rows);
            }
        };
    }
}
