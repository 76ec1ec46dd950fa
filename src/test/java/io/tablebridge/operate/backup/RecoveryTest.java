package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.JournalState.LastStop;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private DataFolder folder;
    private Backups backups;
    private Recovery recovery;

    @BeforeEach
    void make(@TempDir Path temporary) {
        folder = DataFolder.at(temporary.resolve("data")).create();
        backups = new Backups(folder.backups(), 3, Clock.systemUTC(), TestProjection.position());
        recovery = new Recovery(
                folder,
                DatabaseLocation.of(folder, java.util.Optional.empty()),
                backups,
                TestProjection.position(),
                Clock.systemUTC());
    }

    @Test
    void afterAKillTheDatabaseGoesOnFromItsPosition() {
        runUpTo(10, true, 25);
        Recovery.Outcome outcome = recovery.run(journal(LastStop.KILLED_SAME_BOOT, 30));
        assertThat(outcome.decision()).isInstanceOf(RecoveryDecision.Continue.class);
        assertThat(outcome.notice()).isEmpty();
        assertThat(guestsNow()).isEqualTo(25);
    }

    @Test
    void afterAPowerCutTheBackupIsRestoredAndTheEarlierFileKept() {
        runUpTo(10, true, 25);
        Recovery.Outcome outcome = recovery.run(journal(LastStop.UNKNOWN, 30));
        assertThat(outcome.decision()).isInstanceOf(RecoveryDecision.Restore.class);
        assertThat(outcome.notice())
                .hasValueSatisfying(n -> assertThat(n.code()).isEqualTo("TB-OPS-005"));
        assertThat(outcome.movedAside()).hasValueSatisfying(kept -> assertThat(kept.resolve("tablebridge.mv.db"))
                .isRegularFile());
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void aGarbledFileIsReplacedByTheBackup() throws IOException {
        runUpTo(10, true, 25);
        garble();
        assertThat(recovery.run(journal(LastStop.CLEAN, 30)).decision()).isInstanceOf(RecoveryDecision.Restore.class);
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void aFileThatOpensEmptyIsReplacedByTheBackup() throws IOException {
        runUpTo(10, true, 25);
        Files.delete(file());
        Files.createFile(file());
        assertThat(recovery.run(journal(LastStop.CLEAN, 30)).decision()).isInstanceOf(RecoveryDecision.Restore.class);
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void withoutABackupTheDamagedFileIsMovedAsideForARebuild() throws IOException {
        runUpTo(10, false, 25);
        garble();
        Recovery.Outcome outcome = recovery.run(journal(LastStop.CLEAN, 30));
        assertThat(outcome.decision()).isInstanceOf(RecoveryDecision.Rebuild.class);
        assertThat(file()).doesNotExist();
        assertThat(outcome.movedAside()).isPresent();
    }

    @Test
    void aTornBackupIsPassedOverForAnOlderGoodOne() throws IOException {
        runUpTo(10, true, 20);
        try (Database database = TestProjection.open(folder, "journal-a")) {
            BackupManifest newest = backups.take(database);
            Files.write(folder.backups().resolve(newest.name()).resolve(BackupManifest.COPY), new byte[] {1, 2, 3});
        }
        recovery.run(journal(LastStop.UNKNOWN, 30));
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void aForeignDatabaseIsRefusedAndNothingIsTouched() {
        runUpTo(10, true, 25);
        JournalState other = new JournalState("journal-b", LastStop.CLEAN, 1, 30);
        OperateException refused = catchThrowableOfType(OperateException.class, () -> recovery.run(other));
        assertThat(refused.problem().code()).isEqualTo("TB-OPS-001");
        assertThat(folder.damaged()).isEmptyDirectory();
        assertThat(guestsNow()).isEqualTo(25);
    }

    @Test
    void aRestoreThatWasItselfInterruptedIsDoneAgain() throws IOException {
        runUpTo(10, true, 25);
        Files.delete(file());
        Files.write(folder.database().resolveSibling("restored.mv.db"), new byte[] {1, 2, 3});
        recovery.run(journal(LastStop.KILLED_SAME_BOOT, 30));
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void aPersonCanPutAChosenBackupBack() {
        runUpTo(10, true, 20);
        String older = backups.good().get(0).name();
        recovery.restore(older, journal(LastStop.CLEAN, 30));
        assertThat(guestsNow()).isEqualTo(10);
        assertThat(catchThrowableOfType(
                                OperateException.class,
                                () -> recovery.restore("../../etc", journal(LastStop.CLEAN, 30)))
                        .problem()
                        .code())
                .isEqualTo("TB-OPS-016");
    }

    @Test
    void aBackupThatTheJournalCanNotBringUpToDateIsNotPutBack() {
        runUpTo(10, true, 20);
        String name = backups.good().get(0).name();
        assertThat(refusalOf(name, new JournalState("journal-b", LastStop.CLEAN, 1, 30)))
                .isEqualTo("TB-OPS-002");
        assertThat(refusalOf(name, journal(LastStop.CLEAN, 9))).isEqualTo("TB-OPS-003");
        assertThat(refusalOf(name, new JournalState("journal-a", LastStop.CLEAN, 12, 30)))
                .isEqualTo("TB-OPS-004");
        assertThat(folder.damaged()).isEmptyDirectory();
        assertThat(guestsNow()).isEqualTo(20);
    }

    private String refusalOf(String name, JournalState journal) {
        return catchThrowableOfType(OperateException.class, () -> recovery.restore(name, journal))
                .problem()
                .code();
    }

    @Test
    void aBackupThatCanNotBeUnpackedIsPassedOverForAnOlderOne() throws IOException {
        runUpTo(10, true, 20);
        try (Database database = TestProjection.open(folder, "journal-a")) {
            BackupManifest newest = backups.take(database);
            // Its copy is what it was, but not what the manifest says is in it.
            java.util.Map<String, Long> rows = new java.util.TreeMap<>(newest.rows());
            rows.replaceAll((table, count) -> count + 1);
            ManifestFile.write(
                    folder.backups().resolve(newest.name()).resolve(BackupManifest.FILE),
                    new BackupManifest(
                            newest.name(),
                            newest.journalId(),
                            newest.position(),
                            newest.takenAt(),
                            newest.sha256(),
                            newest.bytes(),
                            rows));
            assertThat(backups.good()).hasSize(2);
        }
        recovery.run(journal(LastStop.UNKNOWN, 30));
        assertThat(guestsNow()).isEqualTo(10);
    }

    @Test
    void onlyTheLastTwoFilesThatWereMovedAsideAreKept() throws IOException {
        runUpTo(10, true, 25);
        Files.createDirectories(folder.damaged().resolve("for the insurance"));
        for (String old : java.util.List.of("20260101T000000.000Z", "20260102T000000.000Z")) {
            Files.write(
                    Files.createDirectories(folder.damaged().resolve(old)).resolve("tablebridge.mv.db"), new byte[9]);
        }
        Path newest = recovery.run(journal(LastStop.UNKNOWN, 30)).movedAside().orElseThrow();
        assertThat(DurableFiles.list(folder.damaged()))
                .containsExactlyInAnyOrder(
                        folder.damaged().resolve("20260102T000000.000Z"),
                        newest,
                        folder.damaged().resolve("for the insurance"));
    }

    @Test
    void aDatabaseElsewhereIsFoundThroughItsAddress() {
        DatabaseLocation elsewhere =
                DatabaseLocation.of(folder, java.util.Optional.of("jdbc:h2:file:/srv/tb/guests;CACHE_SIZE=1024"));
        assertThat(elsewhere.file()).isEqualTo(Path.of("/srv/tb/guests"));
        assertThat(elsewhere.url()).startsWith("jdbc:h2:file:/srv/tb/guests;").endsWith(";CACHE_SIZE=1024");
    }

    @Test
    void theGateOpensWhenTheJournalsEndAtStartIsReachedAndStaysOpen() throws InterruptedException {
        CatchUpGate gate = new CatchUpGate(30, 10);
        assertThat(gate.behind()).isEqualTo(20);
        gate.advanced(29);
        assertThat(gate.await(java.time.Duration.ofMillis(1))).isFalse();
        gate.advanced(30);
        assertThat(gate.isOpen()).isTrue();
        gate.advanced(12);
        assertThat(gate.await(java.time.Duration.ZERO)).isTrue();
        assertThat(new CatchUpGate(0, 0).isOpen()).isTrue();
    }

    private void runUpTo(long first, boolean backup, long then) {
        try (Database database = TestProjection.open(folder, "journal-a")) {
            TestProjection.advance(database, first);
            if (backup) {
                backups.take(database);
            }
            TestProjection.advance(database, then);
        }
    }

    private long guestsNow() {
        try (Database database = TestProjection.open(folder, "journal-a")) {
            return TestProjection.guests(database);
        }
    }

    private void garble() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            byte[] noise = new byte[(int) file.length()];
            new java.util.Random(7).nextBytes(noise);
            file.write(noise);
        }
    }

    private Path file() {
        return folder.database().resolveSibling("tablebridge.mv.db");
    }

    private static JournalState journal(LastStop stop, long end) {
        return new JournalState("journal-a", stop, 1, end);
    }
}
