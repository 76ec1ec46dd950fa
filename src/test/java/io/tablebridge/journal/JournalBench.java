package io.tablebridge.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** Journals for tests of the whole: on a disk that loses its power, and in a folder of a machine started again. */
public final class JournalBench {

    private final SimulatedDisk disk;

    /**
     * @param forces false for a disk that says it forced and did not
     */
    public JournalBench(Power power, boolean forces) {
        this.disk = new SimulatedDisk(forces, power);
    }

    /** Small segments, so that a short run has several. */
    public static JournalSettings settings(Path folder) {
        return new JournalSettings(folder, 64 * 1024, 10_000, 32 << 20, 1 << 20, 64 * 1024, 0, Duration.ofMillis(20));
    }

    /** Opens the journal on the simulated disk. */
    public FileJournal open(String bootId, Clock clock) throws IOException {
        return FileJournal.open(settings(Path.of("simulated")), clock, disk, bootId);
    }

    /** Writes what the cut has left as plain files. */
    public void leaveIn(Path folder, Random random, Survivors survivors) throws IOException {
        disk.image(random, survivors).writeTo(folder);
    }

    /** Opens the journal of a plain folder, as a machine with this boot id would. */
    public static FileJournal openFolder(Path folder, String bootId, Clock clock) throws IOException {
        return FileJournal.open(settings(folder), clock, FolderFiles.open(folder), bootId);
    }
}
