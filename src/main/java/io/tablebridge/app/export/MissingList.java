package io.tablebridge.app.export;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.csv.Cell;
import io.tablebridge.csv.CsvTableWriter;
import io.tablebridge.csv.CutText;
import io.tablebridge.csv.Heading;
import io.tablebridge.csv.MissingCharacter;
import io.tablebridge.csv.SafeCell;
import io.tablebridge.csv.TableText;
import io.tablebridge.csv.TableWriter;
import io.tablebridge.settings.Messages;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table can't hold. Characters that its encoding does not have are said to the person at the terminal and, where the
 * table is a file, kept in a list beside it, {@code .missing.csv} behind its name, which appears with the table. Texts longer
 * than a cell of Excel are said. One thread.
 */
final class MissingList implements Closeable {

    private static final int SAID = 20;

    private final List<Heading> headings;
    private final Optional<Path> file;
    private final Progress progress;
    private final Locale language;
    private long count;
    private @Nullable ExportTarget target;
    private @Nullable TableWriter list;

    /**
     * @param headings of the table
     * @param table where it goes; empty for the standard output: then all are said
     */
    MissingList(List<Heading> headings, Optional<Path> table, Progress progress, Locale language) {
        this.headings = headings;
        this.file = table.map(path -> path.resolveSibling(path.getFileName() + ".missing.csv"));
        this.progress = progress;
        this.language = language;
    }

    void add(MissingCharacter missing) {
        count++;
        String column = headings.get(missing.column()).label();
        if (file.isEmpty() || count <= SAID) {
            progress.say("export.missing", missing.row(), column, missing.character(), missing.codePoint());
        }
        try {
            if (file.isPresent()) {
                list(file.get())
                        .row(List.of(
                                Cell.number(missing.row()),
                                Cell.text(column),
                                Cell.text(missing.character()),
                                Cell.text(missing.codePoint())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(CutText text) {
        progress.say("export.long", text.row(), headings.get(text.column()).label(), text.held());
    }

    private TableWriter list(Path path) throws IOException {
        TableWriter open = list;
        if (open == null) {
            ExportTarget begun = ExportTarget.begin(path);
            target = begun;
            open = CsvTableWriter.begin(
                    begun.content(),
                    TableText.utf8(),
                    SafeCell.strict(),
                    Stream.of(
                                    "export.missing.row",
                                    "export.missing.column",
                                    "export.missing.character",
                                    "export.missing.number")
                            .map(key -> new Heading(key, Messages.text(language, key)))
                            .toList());
            list = open;
        }
        return open;
    }

    /** The table is whole: so is the list. One of an earlier table goes when nothing was missing in this one. */
    void finish() throws IOException {
        ExportTarget begun = target;
        TableWriter open = list;
        if (begun != null && open != null) {
            open.close();
            begun.finish();
            progress.say("export.missing.all", count, begun.file());
        } else if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    @Override
    public void close() throws IOException {
        ExportTarget begun = target;
        if (begun != null) {
            begun.close();
        }
    }
}
