package io.tablebridge.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import java.math.BigDecimal;
import java.util.List;

/** The rows of a field, such as the lines of a bill, as one JSON text; amounts of money in decimal with their currency. */
final class RowsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowsJson() {}

    static String write(List<?> rows) {
        ArrayNode json = JSON.createArrayNode();
        for (Object row : rows) {
            ObjectNode object = json.addObject();
            ((Fields) row).asMap().forEach((name, value) -> put(object, name.substring(name.indexOf('.') + 1), value));
        }
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private static void put(ObjectNode object, String name, Object value) {
        if (value instanceof Money money) {
            object.put(name, money.major());
            object.put(name + ".currency", money.currency());
        } else if (value instanceof BigDecimal number) {
            object.put(name, number);
        } else if (value instanceof Long number) {
            object.put(name, number);
        } else if (value instanceof Boolean flag) {
            object.put(name, flag);
        } else if (value instanceof List<?> texts) {
            ArrayNode list = object.putArray(name);
            texts.forEach(text -> list.add(String.valueOf(text)));
        } else {
            object.put(name, value.toString());
        }
    }
}
