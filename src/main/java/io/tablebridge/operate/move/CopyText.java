package io.tablebridge.operate.move;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row in the text format of PostgreSQL's COPY. Stateless. */
final class CopyText {

    private CopyText() {}

    static byte[] of(List<@Nullable String> values) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < values.size(); column++) {
            if (column > 0) {
                line.append('\t');
            }
            String value = values.get(column);
            if (value == null) {
                line.append("\\N");
            } else {
                escape(line, value);
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(StringBuilder line, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(c);
            }
        }
    }
}
