package io.tablebridge.mapping;

import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads all mapping files of a folder; one bad file never affects the others. Thread-safe. */
public final class MappingFolder {

    private static final int MAX_FILES = 1_000;

    private final MappingCompiler compiler;

    public MappingFolder(MappingCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Compiles every {@code *.yaml} of the folder and runs its tests.
     *
     * @throws IOException when the folder itself can't be listed
     */
    public MappingReport validate(Path folder) throws IOException {
        List<FileReport> reports = new ArrayList<>();
        for (Path file : files(folder)) {
            reports.add(read(file));
        }
        return new MappingReport(List.copyOf(reports));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
                    .sorted()
                    .limit(MAX_FILES)
                    .toList();
        }
    }

    private FileReport read(Path file) {
        String fileName = file.getFileName().toString();
        try {
            long size = Files.size(file);
            if (size > 4L * YamlFile.MAX_LENGTH) {
                return bad(fileName, List.of(Problem.at(fileName + ":1", "TB-MAP-003", size, YamlFile.MAX_LENGTH)));
            }
            return check(fileName, text(file));
        } catch (CharacterCodingException e) {
            return bad(fileName, List.of(Problem.at(fileName + ":1", "TB-MAP-005")));
        } catch (IOException e) {
            return bad(
                    fileName,
                    List.of(Problem.at(fileName, "TB-MAP-006", e.getClass().getSimpleName())));
        }
    }

    /**
     * The whole text of a mapping file: what stands in it, and the tables in the files it names.
     *
     * @throws CharacterCodingException when the file is not UTF-8
     * @throws IOException when it can't be read
     */
    public static String text(Path file) throws IOException {
        return TableFiles.embed(Files.readString(file), file);
    }

    /** Compiles one text and runs its tests. */
    public FileReport check(String fileName, String yaml) {
        try {
            MappingFile file = compiler.compile(fileName, yaml);
            List<MappingTestResult> tests = file.runTests();
            List<Problem> failed =
                    tests.stream().flatMap(test -> test.differences().stream()).toList();
            return new FileReport(fileName, Optional.of(file), failed, file.warnings(), tests);
        } catch (MappingException e) {
            return bad(fileName, e.problems());
        }
    }

    private static FileReport bad(String fileName, List<Problem> problems) {
        return new FileReport(fileName, Optional.empty(), problems, List.of(), List.of());
    }
}
