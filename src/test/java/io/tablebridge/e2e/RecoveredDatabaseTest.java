package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.db.Database;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.RecoveryDecision;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is lost or damaged while the service is stopped comes back from backup and journal, row by row. */
class RecoveredDatabaseTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String BOOT = "boot-1";
    private static final String NEXT_BOOT = "boot-2";

    private DataFolder folder;
    private Path file;
    private Map<String, List<String>> before;

    @BeforeEach
    void anEveningWithABackupInTheMiddle(@TempDir Path temporary) throws Exception {
        folder = DataFolder.at(temporary.resolve("data")).create();
        file = folder.database().resolveSibling("tablebridge.mv.db");
        try (FileJournal journal = open(BOOT);
                Core core = Core.open(settings(), journal, CLOCK)) {
            Shipped.tell(journal, CLOCK.instant());
            tell(journal, 1);
            core.catchUp();
            core.backups().orElseThrow().take(core.database());
            tell(journal, 2);
            core.catchUp();
            before = Tables.of(core.database());
        }
    }

    @Test
    void afterACleanStopItSimplyContinues() throws Exception {
        assertComesBack(NEXT_BOOT, RecoveryDecision.Continue.class);
    }

    @Test
    void aDeletedFileComesBack() throws Exception {
        Files.delete(file);
        assertComesBack(BOOT, RecoveryDecision.Restore.class);
    }

    @Test
    void withoutAnyBackupItIsBuiltAnew() throws Exception {
        Files.delete(file);
        for (Path manifest : manifests()) {
            Files.delete(manifest);
        }
        assertComesBack(BOOT, RecoveryDecision.Rebuild.class);
    }

    @Test
    void aFileThatOpensAsEmptyIsNotBelieved() throws Exception {
        Files.write(file, new byte[0]);
        assertComesBack(BOOT, RecoveryDecision.Restore.class);
    }

    @Test
    void aTruncatedFileComesBackWhateverIsLeft() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int part = 1; part < 8; part++) {
            Files.write(file, whole);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole.length * (long) part / 8);
            }
            assertComesBack(BOOT, RecoveryDecision.class);
        }
    }

    @Test
    void aTornBackupIsNotUsed() throws Exception {
        Files.delete(file);
        for (Path manifest : manifests()) {
            Path copy = manifest.resolveSibling("database.zip");
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.truncate(Files.size(copy) / 2);
            }
        }
        assertComesBack(BOOT, RecoveryDecision.Rebuild.class);
    }

    @Test
    void aDatabaseOfAnotherJournalIsRefusedAndKept() throws Exception {
        Files.move(folder.journal(), folder.root().resolve("other-journal"));
        try (FileJournal journal = open(BOOT)) {
            Shipped.tell(journal, CLOCK.instant());
        }
        try (FileJournal journal = open(BOOT)) {
            OperateException refused =
                    catchThrowableOfType(OperateException.class, () -> Core.open(settings(), journal, CLOCK));
            assertThat(refused.problem().code()).isEqualTo("TB-OPS-001");
        }
        assertThat(file).isNotEmptyFile();
        assertThat(folder.damaged()).isEmptyDirectory();
    }

    @Test
    void aJournalThatWasOpenedAndClosedSinceThePowerCutMakesNoDatabaseTrustworthy() throws Exception {
        killed(BOOT);
        // A start after the power cut that fails before it comes to the database, or a command that only lists backups.
        open(NEXT_BOOT).close();
        assertComesBack(NEXT_BOOT, RecoveryDecision.Restore.class);
    }

    @Test
    void aProcessKilledWhileItRestoresAfterAPowerCutRestoresAgain() throws Exception {
        killed(BOOT);
        Files.write(folder.database().resolveSibling("restored.mv.db"), new byte[] {1, 2, 3});
        Files.delete(folder.journal().resolve("clean-stop"));
        assertComesBack(NEXT_BOOT, RecoveryDecision.Restore.class);
    }

    @Test
    void afterAKillItContinues() throws Exception {
        killed(BOOT);
        assertComesBack(BOOT, RecoveryDecision.Continue.class);
    }

    @Test
    void nothingGoesOutBeforeTheCatchUpIsDone() throws Exception {
        Files.delete(file);
        MemoryCrm crm = new MemoryCrm(1);
        try (FileJournal journal = open(BOOT);
                Core core = Core.open(settings(), journal, CLOCK)) {
            crm.meet(() -> true, core.gate()::isOpen);
            assertThat(core.gate().isOpen()).isFalse();
            Machine machine = new Machine(core, crm, Shipped.hubSpotContact(), () -> true, CLOCK).start();
            try {
                org.awaitility.Awaitility.await().until(machine::isDrained);
            } finally {
                machine.stop();
            }
        }
        assertThat(crm.writes()).isPositive();
        assertThat(crm.tooEarly()).isZero();
    }

    /** The mark beside the database as a process leaves it that does not close it. */
    private void killed(String boot) throws IOException {
        Files.writeString(folder.database().resolveSibling("tablebridge-state"), "in use since boot " + boot + "\n");
    }

    private void assertComesBack(String boot, Class<? extends RecoveryDecision> decision) throws Exception {
        try (FileJournal journal = open(boot);
                Core core = Core.open(settings(), journal, CLOCK)) {
            assertThat(core.recovery().decision()).isInstanceOf(decision);
            core.catchUp();
            assertThat(Tables.differences(Tables.of(core.database()), before)).isEmpty();
            assertThat(core.audit().run().broken()).isEmpty();
        }
        assertUndisturbedIsTheSame();
    }

    private void assertUndisturbedIsTheSame() throws Exception {
        try (FileJournal journal = open(BOOT);
                Database database = undisturbed(journal)) {
            assertThat(Tables.differences(Tables.of(database), before)).isEmpty();
        }
    }

    private Database undisturbed(FileJournal journal) throws Exception {
        DataFolder beside = DataFolder.at(Files.createTempDirectory(folder.root(), "undisturbed"))
                .create();
        DatabaseLocation location = DatabaseLocation.of(beside, Optional.empty());
        CoreSettings settings = new CoreSettings(beside, location, IdentityRules.common(), Duration.ofDays(7), 2);
        try (Core core = Core.open(settings, journal, CLOCK)) {
            core.catchUp();
        }
        return Database.open(location.url());
    }

    private FileJournal open(String boot) throws IOException {
        return JournalBench.openFolder(folder.journal(), boot, CLOCK);
    }

    private CoreSettings settings() {
        return new CoreSettings(
                folder, DatabaseLocation.of(folder, Optional.empty()), IdentityRules.common(), Duration.ofDays(7), 2);
    }

    private List<Path> manifests() throws IOException {
        try (var files = Files.walk(folder.backups())) {
            return files.filter(path -> path.endsWith("manifest.json")).toList();
        }
    }

    private static void tell(FileJournal journal, long seed) {
        RandomHistory.of(new Random(seed), 80).stream()
                .map(told -> new Told(told.source(), told.mapping(), seed + told.eventId(), told.body()))
                .map(told -> journal.append(told.receivedAt(CLOCK.instant())))
                .toList()
                .forEach(receipt -> receipt.toCompletableFuture().join());
    }
}
