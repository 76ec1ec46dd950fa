package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablebridge.csv.FaultKind;
import io.tablebridge.csv.SheetFault;
import io.tablebridge.csv.SheetPlace;
import io.tablebridge.csv.SheetRecord;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rows of a file as the journal keeps them: a block whose bodies are the rows' texts, as they stood in the file. Rows that
 * can't be read are among them, so that nothing of a file is lost. Immutable, thread-safe.
 *
 * @param importId the import they belong to
 * @param form the text of the form by which they are taken apart
 * @param firstRow the number of the first
 * @param lines the line in the file at which each begins
 * @param faults what is wrong with some, by their place in the block
 * @param after behind the last of them
 */
public record ImportedRows(
        String importId,
        String form,
        long firstRow,
        List<Long> lines,
        Map<Integer, SheetFault> faults,
        SheetPlace after) {

    /** The most rows of a block: of the first ones, so that a short file is more than one, and of later ones. */
    private static final int MOST_ROWS_AT_FIRST = 500;

    private static final int MOST_ROWS = 2_000;

    /** The most bytes of a block's rows, unless a single row has more. */
    public static final int MOST_BYTES = 512 << 10;

    static final String IMPORT = "import";
    private static final String SHEET = "sheet";
    private static final String ROW = "row";
    private static final String LINES = "lines";
    private static final String FAULTS = "faults";
    private static final String AFTER = "after";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final ObjectMapper JSON = new ObjectMapper();

    public ImportedRows {
        lines = List.copyOf(lines);
        faults = Map.copyOf(faults);
    }

    /** Rows that follow each other, one at least; of which import. */
    public static ImportedRows of(String importId, String form, List<SheetRecord> rows) {
        Map<Integer, SheetFault> faults = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int index = i;
            rows.get(i).fault().ifPresent(fault -> faults.put(index, fault));
        }
        return new ImportedRows(
                importId,
                form,
                rows.get(0).number(),
                rows.stream().map(SheetRecord::line).toList(),
                faults,
                rows.get(rows.size() - 1).after());
    }

    /** The most rows of the block that follows so many rows. */
    public static int most(long rows) {
        return (int) Math.max(MOST_ROWS_AT_FIRST, Math.min(MOST_ROWS, rows / 2));
    }

    /** As many bytes as a row takes in a block, at most. */
    public static long bytes(SheetRecord row) {
        return 3L * row.text().length();
    }

    /** The block for the journal. */
    public Entry entry(String source, String mapping, Instant at, List<SheetRecord> rows) {
        Map<String, String> headers = new TreeMap<>(Map.of(Entry.MAPPING, mapping));
        headers.putAll(headers());
        List<byte[]> bodies = rows.stream()
                .map(row -> row.text().getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Entry(EntryKind.BLOCK, source, "", at, headers, bodies);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put(IMPORT, importId);
        headers.put(SHEET, form);
        headers.put(ROW, Long.toString(firstRow));
        headers.put(LINES, RowLines.write(lines));
        headers.put(AFTER, after.toString());
        if (!faults.isEmpty()) {
            headers.put(FAULTS, json(faults));
        }
        return headers;
    }

    private static String json(Map<Integer, SheetFault> faults) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        new TreeMap<>(faults)
                .forEach((index, fault) ->
                        all.addArray().add(index).add(fault.kind().code()).add(fault.column()));
        return all.toString();
    }

    /** Whether an entry is such a block. */
    static boolean isOne(Entry entry) {
        return entry.kind() == EntryKind.BLOCK && entry.headers().containsKey(SHEET);
    }

    /** The import that an entry tells of; empty for other entries. */
    static Optional<String> importOf(Entry entry) {
        return Optional.ofNullable(entry.headers().get(IMPORT))
                .filter(id -> ID.matcher(id).matches());
    }

    /** The rows of a block; empty when it is none, or its headers can't be read. Never fails: the pipeline asks. */
    public static Optional<ImportedRows> read(Entry entry) {
        Map<String, String> headers = entry.headers();
        Optional<String> id = importOf(entry);
        if (!isOne(entry) || id.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Long> lines = RowLines.read(headers.getOrDefault(LINES, ""));
            if (lines.size() != entry.bodies().size()) {
                return Optional.empty();
            }
            return Optional.of(new ImportedRows(
                    id.get(),
                    headers.getOrDefault(SHEET, ""),
                    Long.parseLong(headers.getOrDefault(ROW, "")),
                    lines,
                    faults(headers.getOrDefault(FAULTS, "[]")),
                    SheetPlace.of(headers.getOrDefault(AFTER, ""))));
        } catch (IllegalArgumentException e) {
            // Not our writing; each row becomes a dead letter that says so.
            return Optional.empty();
        }
    }

    private static Map<Integer, SheetFault> faults(String json) {
        try {
            Map<Integer, SheetFault> faults = new HashMap<>();
            for (JsonNode fault : JSON.readTree(json)) {
                String code = fault.path(1).asText();
                FaultKind kind = Arrays.stream(FaultKind.values())
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no fault " + code));
                faults.put(
                        fault.path(0).asInt(),
                        new SheetFault(kind, fault.path(2).asText()));
            }
            return faults;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no faults", e);
        }
    }

    /** Some of a block's bodies, under the headers that go with them. */
    static Entry part(Entry block, int from, int to) {
        Map<String, String> headers = new TreeMap<>(block.headers());
        read(block).ifPresent(rows -> {
            headers.remove(FAULTS);
            headers.putAll(rows.part(from, to).headers());
        });
        List<byte[]> bodies = new ArrayList<>(block.bodies().subList(from, to));
        return new Entry(block.kind(), block.source(), block.eventId(), block.receivedAt(), headers, bodies);
    }

    private ImportedRows part(int from, int to) {
        Map<Integer, SheetFault> left = new HashMap<>();
        faults.forEach((index, fault) -> {
            if (index >= from && index < to) {
                left.put(index - from, fault);
            }
        });
        return new ImportedRows(importId, form, firstRow + from, lines.subList(from, to), left, after);
    }
}
