package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The watched folders: who takes their files in, and what is in the way of some. Thread-safe. */
public final class Folders {

    private final FolderWork work;
    private final Path base;
    private final Map<String, List<Problem>> troubles = new ConcurrentSkipListMap<>();

    /** @param base what a folder's name is relative to */
    public Folders(FolderWork work, Path base) {
        this.work = work;
        this.base = base;
    }

    Path under(Path folder) {
        return base.resolve(folder);
    }

    FolderWork work() {
        return work;
    }

    /** What is in the way of files now, and of which a person must know. */
    public List<Problem> problems() {
        return troubles.values().stream().flatMap(List::stream).toList();
    }

    /** @param problems all that are in the way in this folder now */
    void tell(String folder, List<Problem> problems) {
        if (problems.isEmpty()) {
            troubles.remove(folder);
        } else {
            troubles.put(folder, List.copyOf(problems));
        }
    }
}
