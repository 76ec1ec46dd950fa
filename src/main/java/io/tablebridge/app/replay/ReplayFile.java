package io.tablebridge.app.replay;

import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.mapping.Suggestion;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a mapping file as it stands on disk, checked as the service checks it. */
final class ReplayFile {

    private final MappingFolder folder = new MappingFolder(new MappingCompiler());
    private final Path mappings;

    /** @param mappings the folder of mapping files */
    ReplayFile(Path mappings) {
        this.mappings = mappings;
    }

    /** The file of a mapping in the folder; empty when there is none. */
    Optional<FoundFile> inFolder(String mapping) {
        return found().stream()
                .filter(file -> file.name().matches("\\Q" + mapping + "\\E\\.ya?ml"))
                .findFirst();
    }

    private List<FoundFile> found() {
        try {
            return MappingFolder.watched(mappings).first();
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(mappings.toString(), "TB-APP-002", e.getClass().getSimpleName()), e);
        }
    }

    /** A file elsewhere, as if it were the mapping's own. */
    FoundFile candidate(Path file, String mapping) {
        try {
            return new FoundFile(mapping + ".yaml", FoundFile.State.READ, MappingFolder.text(file));
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-CLI-004", e.getClass().getSimpleName()), e);
        }
    }

    /**
     * What is wrong with it; nothing when it can be used.
     *
     * @param path where it stands when it is none of the folder
     * @throws OperateException when it is an outbound mapping
     */
    List<Problem> problems(FoundFile file, Optional<Path> path) {
        FileReport report = folder.check(file);
        if (report.file().filter(MappingFile.Outbound.class::isInstance).isPresent()) {
            throw OperateException.mistake(Problem.at(path.map(Path::toString).orElse(file.name()), "TB-APP-156"));
        }
        return path.map(given -> report.problems().stream()
                        .map(problem -> in(given, file.name(), problem))
                        .toList())
                .orElse(report.problems());
    }

    /** The problem as one of the file that was given, which need not have the mapping's name. */
    private static Problem in(Path given, String name, Problem problem) {
        String place =
                problem.place().startsWith(name) ? given + problem.place().substring(name.length()) : problem.place();
        return problem.code().equals(MappingFolder.OTHER_NAME)
                ? Problem.at(place, "TB-APP-160", problem.arguments().get(0), name.substring(0, name.lastIndexOf('.')))
                : new Problem(problem.code(), place, problem.arguments());
    }

    /** That there is no mapping of this name, and which of the folder's was probably meant. */
    OperateException unknown(String mapping) {
        return OperateException.mistake(Problem.at("", "TB-APP-007", mapping, Suggestion.of(mapping, names())));
    }

    private List<String> names() {
        return found().stream()
                .map(file -> file.name().replaceFirst("\\.ya?ml$", ""))
                .toList();
    }
}
