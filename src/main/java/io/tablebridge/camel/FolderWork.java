package io.tablebridge.camel;

import java.nio.file.Path;
import java.util.Optional;

/** Takes the files of watched folders in. Thread-safe. */
public interface FolderWork {

    /**
     * Takes a file over, so that it may go, or finds that it was taken over before.
     *
     * @param file an existing file
     */
    FolderAnswer order(Path file, FolderWish wish) throws InterruptedException;

    /** How one is doing that was taken over. */
    FolderAnswer state(String id);

    /**
     * Writes the rows that were not taken of one that is over; nothing where there are none.
     *
     * @param file where to; under a name near it when something lies there
     * @param again whether it may be there from before, and is then left alone
     */
    Optional<Path> writeRejects(String id, Path file, boolean again, FolderWish wish) throws InterruptedException;

    /** For a Camel without a database: all files stay where they are. */
    static FolderWork none() {
        return new FolderWork() {

            @Override
            public FolderAnswer order(Path file, FolderWish wish) {
                return FolderAnswer.LATER;
            }

            @Override
            public FolderAnswer state(String id) {
                return FolderAnswer.LATER;
            }

            @Override
            public Optional<Path> writeRejects(String id, Path file, boolean again, FolderWish wish) {
                return Optional.empty();
            }
        };
    }
}
