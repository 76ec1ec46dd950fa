package io.tablebridge.guests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A few texts as a JSON list. */
final class TextsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private TextsJson() {}

    static String write(List<String> texts) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(written)) {
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    static List<String> read(String text) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(json.getText());
            }
        } catch (IOException e) {
            throw new IllegalStateException("stored texts can't be read back", e);
        }
        return List.copyOf(texts);
    }
}
