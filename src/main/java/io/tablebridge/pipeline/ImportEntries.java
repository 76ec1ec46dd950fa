package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablebridge.csv.SheetPlace;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The runs in the journal by which an import begins and ends; its rows stand between them, see {@link ImportedRows}. */
public final class ImportEntries {

    private static final String BEGIN = "import-begin";
    private static final String END = "import-end";
    private static final int LONGEST_FORM = 1_000_000;
    private static final int LONGEST_NAME = 255;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportEntries() {}

    /** An import begins. */
    public static Entry begin(String importId, String source, ImportBegin begin, Instant at) {
        String text = JsonNodeFactory.instance
                .objectNode()
                .put("file", begin.fileName())
                .put("hash", begin.fileHash())
                .put("size", begin.fileSize())
                .put("mapping", begin.mapping())
                .put("form", begin.form())
                .put("start", begin.start().toString())
                .toString();
        return run(importId, source, BEGIN, text, at);
    }

    /** All rows of an import are in the journal. */
    public static Entry end(String importId, String source, long rows, Instant at) {
        return run(importId, source, END, Long.toString(rows), at);
    }

    private static Entry run(String importId, String source, String what, String text, Instant at) {
        Map<String, String> headers = Map.of(ImportedRows.IMPORT, importId, what, text);
        return new Entry(EntryKind.RUN, source, "", at, headers, List.of(new byte[0]));
    }

    /** What an entry begins; empty for other entries. Never fails: the pipeline asks each run. */
    static Optional<ImportBegin> begun(Entry entry) {
        String text = entry.headers().getOrDefault(BEGIN, "");
        if (text.isEmpty() || ImportedRows.importOf(entry).isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode begin = JSON.readTree(text);
            String form = begin.path("form").asText();
            return form.length() > LONGEST_FORM
                    ? Optional.empty()
                    : Optional.of(new ImportBegin(
                            LedgerTables.clip(begin.path("file").asText(), LONGEST_NAME),
                            LedgerTables.clip(begin.path("hash").asText(), 64),
                            begin.path("size").asLong(),
                            LedgerTables.clip(begin.path("mapping").asText(), 200),
                            form,
                            SheetPlace.of(begin.path("start").asText())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Not our writing: it begins nothing.
            return Optional.empty();
        }
    }

    /** How many rows the import had that an entry ends; empty for other entries. */
    static OptionalLong ended(Entry entry) {
        String text = entry.headers().getOrDefault(END, "");
        return text.matches("[0-9]{1,18}") && ImportedRows.importOf(entry).isPresent()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
