package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a folder of mapping files.
 *
 * @param files one entry a file, by name
 */
public record MappingReport(List<FileReport> files) {

    /** Whether every file compiled and all its tests pass. */
    public boolean isGood() {
        return files.stream().allMatch(FileReport::isGood);
    }

    /** The files that can be used: compiled, and no test fails. */
    public List<MappingFile> usable() {
        return files.stream()
                .filter(FileReport::isGood)
                .flatMap(report -> report.file().stream())
                .toList();
    }

    /**
     * One file.
     *
     * @param file nothing when it did not compile
     * @param problems what makes it unusable; failed tests among them
     * @param warnings what is worth mending
     * @param tests what came of its tests; empty when it did not compile
     */
    public record FileReport(
            String fileName,
            Optional<MappingFile> file,
            List<Problem> problems,
            List<Problem> warnings,
            List<MappingTestResult> tests) {

        public boolean isGood() {
            return file.isPresent() && problems.isEmpty();
        }
    }
}
