package io.tablebridge.operate.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.OperateException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyRoomTest {

    private static final long ROOM_FOR_OTHERS = 1L << 30; // other processes write to this disk, too

    private final Path folder;

    CopyRoomTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void copiesThatWouldTakeTheReserveAreRefused() throws Exception {
        long free = Files.getFileStore(folder).getUsableSpace();
        try (Database database = open()) {
            assertThatThrownBy(() -> CopyRoom.require(database, folder, free + ROOM_FOR_OTHERS))
                    .isInstanceOfSatisfying(OperateException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("TB-OPS-083");
                        assertThat(e.problem().place()).isEqualTo(folder.toString());
                        assertThat(e.problem().arguments()).hasSize(2);
                    });
            assertThatCode(() -> CopyRoom.require(database, folder, 0)).doesNotThrowAnyException();
        }
    }

    private Database open() {
        return TestDatabase.isPostgres() ? TestDatabase.open() : Database.open("jdbc:h2:file:" + folder.resolve("it"));
    }
}
