package io.tablebridge.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with gaps for numbers. Made from prepared pieces, so that whoever fills it takes little from the cores that it shares
 * with what is measured.
 */
final class Template {

    private final List<byte[]> pieces;

    /** A gap is written {@code #}. */
    Template(String text) {
        this.pieces = Stream.of(text.split("#", -1))
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    byte[] fill(long... numbers) {
        if (numbers.length != pieces.size() - 1) {
            throw new IllegalArgumentException((pieces.size() - 1) + " gaps, " + numbers.length + " numbers");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(1_200);
        for (int i = 0; i < numbers.length; i++) {
            text.writeBytes(pieces.get(i));
            text.writeBytes(Long.toString(numbers[i]).getBytes(StandardCharsets.ISO_8859_1));
        }
        text.writeBytes(pieces.get(numbers.length));
        return text.toByteArray();
    }
}
