package io.tablebridge.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** How the characters of a table become bytes. One table, one thread. */
public final class TableText {

    private static final Charset BIG5 = Charset.forName("x-windows-950");

    private final Charset charset;
    private final boolean marked;
    private final Consumer<MissingCharacter> missing;
    private final HeldCharacters held;
    private long row;

    private TableText(Charset charset, Charset alsoRead, boolean marked, Consumer<MissingCharacter> missing) {
        this.charset = charset;
        this.marked = marked;
        this.missing = missing;
        this.held = new HeldCharacters(charset, alsoRead);
    }

    /** UTF-8 with the mark in front by which Excel knows it; holds everything. */
    public static TableText utf8() {
        return new TableText(StandardCharsets.UTF_8, StandardCharsets.UTF_8, true, character -> {});
    }

    /** UTF-8 without that mark, for programs that would take it for a part of the first heading. */
    public static TableText unmarkedUtf8() {
        return new TableText(StandardCharsets.UTF_8, StandardCharsets.UTF_8, false, character -> {});
    }

    /**
     * Big5 as Windows in Taiwan has it, code page 950. What it can't hold, or holds where others have something else, is
     * written as {@link CharacterEscape}.
     *
     * @param missing is told each character that was escaped
     */
    public static TableText big5(Consumer<MissingCharacter> missing) {
        return new TableText(BIG5, SheetEncoding.BIG5.charset(), false, missing);
    }

    Writer writer(OutputStream out) throws IOException {
        // The encoder never meets what it can't hold: holding() has seen to that.
        Writer writer = new OutputStreamWriter(out, charset);
        if (marked) {
            writer.write('\ufeff');
        }
        return writer;
    }

    /** The next row begins; the first is that of the headings. */
    void beginRow() {
        row++;
    }

    /**
     * The text as it can be written.
     *
     * @param column from 0
     */
    String holding(String text, int column) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return text;
        }
        return CharacterEscape.write(
                text,
                held::holds,
                character -> missing.accept(new MissingCharacter(row, column, Character.toString(character))));
    }
}
