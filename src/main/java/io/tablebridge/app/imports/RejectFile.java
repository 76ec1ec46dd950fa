package io.tablebridge.app.imports;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.ImportReject;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes the rows of an import that were not taken to a file, to be corrected there and imported again. One thread. */
public final class RejectFile {

    private static final int PAGE = 1_000;
    private static final char MARK = '\uFEFF';

    private final Imports imports;
    private final Journal journal;
    private final Locale language;
    private long entry;
    private Optional<StoredEntry> block = Optional.empty();

    public RejectFile(ImportGround ground, Locale language) {
        this.imports = ground.imports();
        this.journal = ground.journal();
        this.language = language;
    }

    /** Where the rejected rows of a file are written if nobody says otherwise: beside it. */
    public static Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".rejected.csv");
    }

    /**
     * A file that is not there: in one that is, a person may be correcting something.
     *
     * @param file as it would be called
     */
    public static Path free(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        Path free = file;
        for (int number = 2; Files.exists(free); number++) {
            free = file.resolveSibling(
                    dot > 0 ? name.substring(0, dot) + "-" + number + name.substring(dot) : name + "-" + number);
        }
        return free;
    }

    /**
     * Writes a file that is not there; whole or not at all, for its owner only.
     *
     * @throws OperateException when it can't be written
     */
    public void write(ImportState state, Path file) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(
                            unfinished,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly(unfinished));
                    Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                write(state, out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-IMP-005", e.getClass().getSimpleName()), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void write(ImportState state, Writer out) throws IOException {
        RejectText text = new RejectText(SheetForm.of(state.form()), language);
        out.write(MARK + text.header() + "\r\n");
        List<ImportReject> page = imports.rejects(state.id(), 0, PAGE);
        while (!page.isEmpty()) {
            for (ImportReject reject : page) {
                out.write(text.row(reject, original(reject)) + "\r\n");
            }
            page = imports.rejects(state.id(), page.get(page.size() - 1).row(), PAGE);
        }
    }

    /** Empty when the journal can't give it back any more. */
    private String original(ImportReject reject) {
        if (reject.place().entry() != entry) {
            entry = reject.place().entry();
            block = read(entry);
        }
        return block.map(stored -> stored.entry().bodies())
                .filter(bodies -> reject.place().index() < bodies.size())
                .map(bodies -> new String(bodies.get(reject.place().index()), StandardCharsets.UTF_8))
                .orElse("");
    }

    private Optional<StoredEntry> read(long number) {
        try (JournalReader reader = journal.readAfter(number - 1)) {
            return reader.next(1, 1, Duration.ZERO).stream()
                    .filter(stored -> stored.number() == number)
                    .findFirst();
        } catch (JournalDamagedException e) {
            return Optional.empty(); // the line in the file is told all the same
        } catch (UncheckedIOException e) {
            throw new OperateException(Problem.at("", "TB-PIP-010", number), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }
}
