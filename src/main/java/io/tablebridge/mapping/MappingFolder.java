package io.tablebridge.mapping;

import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads all mapping files of a folder; one bad file never affects the others. Thread-safe. */
public final class MappingFolder {

    /** That a file and the mapping in it have not the same name; its first argument is the mapping's. */
    public static final String OTHER_NAME = "TB-MAP-019";

    private final MappingCompiler compiler;

    public MappingFolder(MappingCompiler compiler) {
        this.compiler = compiler;
    }

    /** The folder as it stands, and as it changes; a table beside a mapping counts as part of the mapping's text. */
    public static WatchedFolder watched(Path folder) {
        return new WatchedFolder(
                folder, name -> name.matches("[^.].*\\.ya?ml"), 4L * YamlFile.MAX_LENGTH, TableFiles.TEXTS);
    }

    /**
     * Compiles every {@code *.yaml} of the folder and runs its tests.
     *
     * @throws IOException when the folder itself can't be listed
     */
    public MappingReport validate(Path folder) throws IOException {
        return new MappingReport(
                watched(folder).first().stream().map(this::check).toList());
    }

    /** Compiles a file, as far as it can be read, and runs its tests. */
    public FileReport check(FoundFile file) {
        String name = file.name();
        return switch (file.state()) {
            case READ -> check(name, file.text());
            case TOO_LARGE ->
                bad(name, List.of(Problem.at(name + ":1", "TB-MAP-003", file.text(), YamlFile.MAX_LENGTH)));
            case NOT_UTF8 -> bad(name, List.of(Problem.at(name + ":1", "TB-MAP-005")));
            case GONE, UNREADABLE -> bad(name, List.of(Problem.at(name + ":1", "TB-MAP-006", file.text())));
        };
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
