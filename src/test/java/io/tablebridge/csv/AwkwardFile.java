package io.tablebridge.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file as restaurants send it, and what must come out of it. */
final class AwkwardFile {

    /** A cell of the good row with this number, from 0, as the mapping sees it. */
    record Value(int row, String column, String text) {}

    private final String name;
    private byte[] bytes = new byte[0];
    private Optional<String> refusal = Optional.empty();
    private SheetEncoding encoding = SheetEncoding.UTF_8;
    private char delimiter = ',';
    private long headerLine = 1;
    private int goodRows;
    private final List<String> faults = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private AwkwardFile(String name) {
        this.name = name;
    }

    static AwkwardFile named(String name) {
        return new AwkwardFile(name);
    }

    AwkwardFile text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    AwkwardFile text(String text, String charset) {
        return bytes(text.getBytes(Charset.forName(charset)));
    }

    AwkwardFile bytes(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        bytes = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return this;
    }

    AwkwardFile refused(String code) {
        refusal = Optional.of(code);
        return this;
    }

    AwkwardFile in(SheetEncoding found) {
        encoding = found;
        return this;
    }

    AwkwardFile by(char found) {
        delimiter = found;
        return this;
    }

    /** 0 for none. */
    AwkwardFile headerAt(long line) {
        headerLine = line;
        return this;
    }

    AwkwardFile rows(int good) {
        goodRows = good;
        return this;
    }

    /** As "line KIND". */
    AwkwardFile fault(String fault) {
        faults.add(fault);
        return this;
    }

    AwkwardFile value(int row, String column, String text) {
        values.add(new Value(row, column, text));
        return this;
    }

    /** The code of something that is said about the file or a column. */
    AwkwardFile says(String code) {
        notes.add(code);
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<String> refusal() {
        return refusal;
    }

    SheetEncoding encoding() {
        return encoding;
    }

    char delimiter() {
        return delimiter;
    }

    long headerLine() {
        return headerLine;
    }

    int goodRows() {
        return goodRows;
    }

    List<String> faults() {
        return faults;
    }

    List<Value> values() {
        return values;
    }

    List<String> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return name;
    }
}
