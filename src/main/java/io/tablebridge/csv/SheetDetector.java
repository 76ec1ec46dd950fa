package io.tablebridge.csv;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a file is: its kind, encoding, delimiter, quote and header. What a person says counts before what is
 * found. Reads the beginning, and on to the first character that is not ASCII. Thread-safe.
 */
public final class SheetDetector {

    /** From the surest sign of a table to the least: a comma stands in many sentences. */
    private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');

    /** Below this an encoding is only the likeliest. */
    private static final int SURE = 40;

    private final Optional<SheetEncoding> encoding;
    private final Optional<Character> delimiter;

    /** Finds everything by itself. */
    public SheetDetector() {
        this(Optional.empty(), Optional.empty());
    }

    /**
     * Takes what a person says for granted.
     *
     * @param encoding in which the file is
     * @param delimiter what stands between its cells
     */
    public SheetDetector(Optional<SheetEncoding> encoding, Optional<Character> delimiter) {
        this.encoding = encoding;
        this.delimiter = delimiter;
    }

    /**
     * What this file is.
     *
     * @throws UnreadableSheetException when it is no table that can be read, with what to do
     * @throws IOException when it can't be read at all
     */
    public DetectedSheet detect(Path file) throws IOException, UnreadableSheetException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) == 0) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-001"));
        }
        FileStart start = FileStart.of(file);
        if (ForeignFile.isZip(start)) {
            return workbook(file, name);
        }
        Optional<Problem> foreign = ForeignFile.problem(name, start);
        if (foreign.isPresent()) {
            throw new UnreadableSheetException(foreign.get());
        }
        FoundEncoding found = EncodingDetector.of(start);
        FoundEncoding used = encoding.map(
                        said -> new FoundEncoding(said, said == found.encoding() ? found.mark() : 0, 100))
                .orElse(found);
        if (used.encoding().unit() == 1 && ForeignFile.isBinary(start)) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-008"));
        }
        List<Problem> notes = new ArrayList<>();
        if (used.confidence() < SURE) {
            notes.add(Problem.at(name, "TB-CSV-040", used.encoding().shown()));
        }
        return text(file, name, used, notes);
    }

    private static DetectedSheet workbook(Path file, String name) throws IOException, UnreadableSheetException {
        Optional<Problem> archive = ForeignFile.archive(file, name);
        if (archive.isPresent()) {
            throw new UnreadableSheetException(archive.get());
        }
        FoundEncoding inside = new FoundEncoding(SheetEncoding.UTF_8, 0, 100);
        List<Problem> notes = new ArrayList<>();
        try (WorkbookRows rows = new WorkbookRows(file)) {
            SheetSample sample = SheetSample.of(rows);
            if (sample.rows().isEmpty()) {
                throw new UnreadableSheetException(Problem.at(name, "TB-CSV-002"));
            }
            if (!rows.others().isEmpty()) {
                notes.add(Problem.at(name, "TB-CSV-044", rows.name(), String.join(", ", rows.others())));
            }
            return SheetAssembly.of(name, SheetKind.WORKBOOK, inside, sample, new SheetPlace(0, 1, 0, false), notes);
        } catch (WorkbookBounds.TooLargeException e) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-011"));
        } catch (IOException e) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-010"));
        }
    }

    private DetectedSheet text(Path file, String name, FoundEncoding found, List<Problem> notes)
            throws IOException, UnreadableSheetException {
        DeclaredDelimiter declared = DeclaredDelimiter.of(file, found);
        SheetPlace from = declared.after();
        List<Character> candidates =
                declared.delimiter().or(() -> delimiter).map(List::of).orElse(DELIMITERS);
        SheetSample sample = fittest(file, found, from, candidates, '"');
        if (!sample.rows().isEmpty() && sample.isQuotedBy('\'')) {
            sample = fittest(file, found, from, candidates, '\'');
        }
        if (sample.rows().isEmpty()) {
            throw new UnreadableSheetException(Problem.at(name, "TB-CSV-002"));
        }
        return SheetAssembly.of(name, SheetKind.TEXT, found, sample, from, notes);
    }

    private static SheetSample fittest(
            Path file, FoundEncoding found, SheetPlace from, List<Character> candidates, char quote)
            throws IOException {
        List<SheetSample> samples = new ArrayList<>();
        for (char each : candidates) {
            samples.add(SheetSample.of(file, found.encoding(), from, each, quote));
        }
        return samples.stream()
                .max(Comparator.comparingDouble(SheetSample::fitness))
                .filter(best -> best.fitness() > 0 || candidates.size() == 1)
                .orElse(samples.get(samples.size() - 1));
    }
}
