package io.tablebridge.pipeline;

import io.tablebridge.csv.RowObjects;
import io.tablebridge.csv.SheetFault;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the rows of files through their mapping, each as an object whose keys are the columns. A row of which anything
 * can't be read is refused as a whole: it is mended and imported again. One thread.
 */
final class RowPlanner {

    private Map<String, String> headers = Map.of();
    private Optional<ImportedRows> rows = Optional.empty();
    private String formText = "";
    private Optional<RowObjects> form = Optional.empty();

    /** Empty when the block can't be read. */
    Optional<MappedBody> map(StoredEntry stored, int body, InboundMapping mapping) {
        Entry entry = stored.entry();
        look(entry);
        return rows.flatMap(all -> form.map(with -> {
            RowPlace place = new RowPlace(
                    all.importId(), all.firstRow() + body, all.lines().get(body));
            return MappedBody.ofRow(stored, body, place, result(entry, body, all, with, mapping));
        }));
    }

    /** The rows of an entry are asked for one after the other, and nearly all entries have the form of the one before. */
    private void look(Entry entry) {
        if (entry.headers() != headers) {
            headers = entry.headers();
            rows = ImportedRows.read(entry);
            String text = rows.map(ImportedRows::form).orElse("");
            if (!text.equals(formText)) {
                formText = text;
                form = read(text);
            }
        }
    }

    private static Optional<RowObjects> read(String text) {
        try {
            return Optional.of(new RowObjects(SheetForm.of(text)));
        } catch (IllegalArgumentException e) {
            // Not our writing; each row becomes a dead letter that says so.
            return Optional.empty();
        }
    }

    private static MappingResult result(
            Entry entry, int body, ImportedRows rows, RowObjects form, InboundMapping mapping) {
        SheetFault fault = rows.faults().get(body);
        if (fault != null) {
            String code = fault.kind().code();
            return fault.kind().isNoRow()
                    ? new MappingResult.Ignored(code)
                    : new MappingResult.Unmappable(
                            List.of(new FieldError("", Problem.at(fault.column(), code, fault.column()))));
        }
        String row = new String(entry.bodies().get(body), StandardCharsets.UTF_8);
        MappingResult result = mapping.map(entry.source(), entry.headers(), form.object(row));
        return result instanceof MappingResult.Mapped mapped && !mapped.errors().isEmpty()
                ? new MappingResult.Unmappable(mapped.errors())
                : result;
    }
}
