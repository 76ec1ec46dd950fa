package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DurableFiles;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the files lie that the service has taken over, each with its task in a folder named by the import's id. Such a folder
 * is there whole or not at all, after a power cut too. Not thread-safe, but for {@link #copy}.
 */
final class ImportFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ImportFolder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final String TASK = "task.json";
    private static final String COPY = "file";

    private final Path root;
    private final ImportCopy copies;

    ImportFolder(DataFolder data, ImportCopy copies) {
        this.root = data.imports();
        this.copies = copies;
    }

    /**
     * A copy that belongs to no task yet.
     *
     * @param folder in which it lies
     */
    record Copied(Path folder, ImportFile file) {}

    /** The tasks of before, in the order in which they came; what a dead process left half done is removed. */
    List<ImportTask> tasks() {
        List<ImportTask> tasks = new ArrayList<>();
        try {
            DataFolder.createOwnerOnly(root);
            DurableFiles.force(DurableFiles.parent(root));
            for (Path folder : DurableFiles.list(root)) {
                String name = String.valueOf(folder.getFileName());
                if (name.startsWith(".")) {
                    DurableFiles.deleteTree(folder);
                } else if (ID.matcher(name).matches()) {
                    read(folder, name, tasks);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        tasks.sort(Comparator.comparingLong(ImportTask::number));
        return tasks;
    }

    private static void read(Path folder, String id, List<ImportTask> tasks) {
        try {
            byte[] text = Files.readAllBytes(folder.resolve(TASK));
            tasks.add(ImportTaskJson.read(text, id, folder.resolve(COPY)));
        } catch (IOException e) {
            LOG.error(
                    "{}",
                    Problem.at(folder.toString(), "TB-IMP-026", e.getClass().getSimpleName()));
        }
    }

    /**
     * Copies a file.
     *
     * @throws OperateException when it can't be taken over
     */
    Copied copy(Path file, String name) {
        Path folder = root.resolve("." + UUID.randomUUID());
        boolean made = false;
        try {
            DataFolder.createOwnerOnly(root);
            DataFolder.createOwnerOnly(folder);
            DataFolder.createOwnerOnly(folder.resolve(COPY));
            Copied copied =
                    new Copied(folder, copies.write(file, folder.resolve(COPY).resolve(name)));
            DurableFiles.force(folder.resolve(COPY));
            made = true;
            return copied;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!made) {
                discard(folder);
            }
        }
    }

    /** Nobody needs it. */
    void discard(Copied copied) {
        discard(copied.folder());
    }

    private static void discard(Path folder) {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            LOG.warn(
                    "{}",
                    Problem.at(folder.toString(), "TB-IMP-027", e.getClass().getSimpleName()));
        }
    }

    /**
     * Makes a copy a task's own.
     *
     * @return the task with its copy where it stays
     */
    ImportTask keep(Copied copied, ImportTask task) {
        Path folder = root.resolve(task.id());
        try {
            DurableFiles.writeAtomically(copied.folder().resolve(TASK), ImportTaskJson.write(task));
            Files.move(copied.folder(), folder);
            DurableFiles.force(root);
            return ImportTaskJson.read(Files.readAllBytes(folder.resolve(TASK)), task.id(), folder.resolve(COPY));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The task has changed. */
    void rewrite(ImportTask task) {
        try {
            DurableFiles.writeAtomically(root.resolve(task.id()).resolve(TASK), ImportTaskJson.write(task));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The task is done; half removed it would look like one that is not. */
    void remove(ImportTask task) {
        Path gone = root.resolve("." + UUID.randomUUID());
        try {
            Files.move(root.resolve(task.id()), gone);
            DurableFiles.force(root);
        } catch (IOException e) {
            LOG.warn("{}", Problem.at(task.id(), "TB-IMP-027", e.getClass().getSimpleName()));
            return;
        }
        discard(gone);
    }

    private OperateException failed(IOException e) {
        return new OperateException(
                Problem.at(root.toString(), "TB-IMP-028", e.getClass().getSimpleName()), e);
    }
}
