package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.db.Database;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    private Instant now = Instant.parse("2026-11-22T04:30:00Z");
    private DataFolder folder;
    private Database database;
    private Backups backups;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = DataFolder.at(temporary.resolve("data")).create();
        database = TestProjection.open(folder, "journal-a");
        backups = new Backups(folder.backups(), 3, new Ticking(), TestProjection.position());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBackupHoldsWhatTheDatabaseHeldAndSaysSo() {
        TestProjection.advance(database, 500);
        BackupManifest taken = backups.take(database);
        assertThat(taken.position()).isEqualTo(500);
        assertThat(taken.journalId()).isEqualTo("journal-a");
        assertThat(taken.rows()).containsEntry("TEST_GUEST", 500L);
        assertThat(backups.good()).containsExactly(taken);
    }

    @Test
    void theNewestComesFirstAndOnlySoManyAreKept() {
        for (int i = 1; i <= 5; i++) {
            TestProjection.advance(database, i);
            backups.take(database);
        }
        assertThat(backups.good()).extracting(BackupManifest::position).containsExactly(5L, 4L, 3L);
        assertThat(backups.coveredByTwo()).hasValue(4);
    }

    @Test
    void aTornCopyIsNoLongerGood() throws IOException {
        backups.take(database);
        TestProjection.advance(database, 3);
        BackupManifest newest = backups.take(database);
        tear(newest);
        assertThat(backups.good()).extracting(BackupManifest::position).containsExactly(0L);
        assertThat(backups.coveredByTwo()).isEmpty();
    }

    @Test
    void damagedOnesNeverPushTheLastGoodOnesOut() throws IOException {
        BackupManifest first = backups.take(database);
        BackupManifest second = backups.take(database);
        for (int i = 0; i < 4; i++) {
            tear(backups.take(database));
        }
        assertThat(backups.good()).containsExactly(second, first);
    }

    @Test
    void aFolderWithoutAManifestIsNoBackupAndGoesWithTheNextOne() throws IOException {
        Path half = Files.createDirectories(folder.backups().resolve("20261122T000000.000Z-7"));
        Files.write(half.resolve(BackupManifest.COPY), new byte[] {1});
        assertThat(backups.good()).isEmpty();
        backups.take(database);
        assertThat(half).doesNotExist();
    }

    @Test
    void whatIsNotOursIsNeitherDeletedNorFollowed() throws IOException {
        Path theirs = Files.createDirectories(folder.backups().resolve("copy for the accountant"));
        Path outside = Files.createDirectories(folder.root().resolve("outside"));
        Path kept = Files.write(outside.resolve("kept.txt"), new byte[] {1});
        Path half = Files.createDirectories(folder.backups().resolve("20261122T000000.000Z-7"));
        Files.createSymbolicLink(half.resolve("link"), outside);
        Path linked = Files.createSymbolicLink(folder.backups().resolve("20261122T000000.000Z-8"), outside);
        backups.take(database);
        assertThat(theirs).isDirectory();
        assertThat(kept).exists();
        assertThat(half).doesNotExist();
        assertThat(linked).isSymbolicLink();
    }

    @Test
    void aManifestThatCanNotBeReadMakesNoGoodBackup() throws IOException {
        BackupManifest taken = backups.take(database);
        Path manifest = folder.backups().resolve(taken.name()).resolve(BackupManifest.FILE);
        Files.writeString(manifest, "{\"format\":1,\"name\":7}");
        assertThat(backups.good()).isEmpty();
    }

    @Test
    void aBackupThatLostRowsOnTheWayIsRefused() {
        TestProjection.advance(database, 10);
        // A live mark that the copy can't match stands for H2 handing over a stale copy.
        StoredPosition ahead = connection -> {
            StoredPosition.Mark mark =
                    TestProjection.position().read(connection).orElseThrow();
            boolean copy = connection.getMetaData().getURL().contains("trial");
            return Optional.of(copy ? mark : new StoredPosition.Mark(mark.journalId(), mark.entry() + 1));
        };
        Backups lying = new Backups(folder.backups(), 3, new Ticking(), ahead);
        assertThatThrownBy(() -> lying.take(database)).hasMessageContaining("TB-OPS-011");
        assertThat(backups.good()).isEmpty();
        assertThat(folder.backups()).isEmptyDirectory();
    }

    @Test
    void theDataFolderIsItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.root())).hasSize(3).allMatch(p -> p.name()
                .startsWith("OWNER"));
    }

    @Test
    void onlyOneCanHoldTheDataFolder() {
        try (DataFolder.Lock lock = folder.tryLock().orElseThrow()) {
            assertThat(folder.tryLock()).isEmpty();
        }
        folder.tryLock().orElseThrow().close();
    }

    private void tear(BackupManifest manifest) throws IOException {
        Path zip = folder.backups().resolve(manifest.name()).resolve(BackupManifest.COPY);
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[64]);
        }
    }

    /** Each look a second later, so that names and order are known. */
    private final class Ticking extends Clock {
        @Override
        public Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void namesAscendWithTime() {
        BackupManifest first = backups.take(database);
        BackupManifest second = backups.take(database);
        assertThat(List.of(first.name(), second.name())).isSorted();
    }
}
