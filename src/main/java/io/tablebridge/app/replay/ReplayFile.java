package io.tablebridge.app.replay;

import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
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
        try {
            return MappingFolder.watched(mappings).first().stream()
                    .filter(file -> file.name().matches("\\Q" + mapping + "\\E\\.ya?ml"))
                    .findFirst();
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
     * What is wrong with it; for an outbound mapping, that it is none of events.
     *
     * @throws OperateException when it is an outbound mapping
     */
    FileReport check(FoundFile file) {
        FileReport report = folder.check(file);
        if (report.file().filter(MappingFile.Outbound.class::isInstance).isPresent()) {
            throw OperateException.mistake(Problem.at(file.name(), "TB-APP-156"));
        }
        return report;
    }
}
