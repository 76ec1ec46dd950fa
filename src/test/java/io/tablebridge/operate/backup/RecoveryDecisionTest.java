package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.operate.backup.JournalState.LastStop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of what is done at start: each case by name, then the laws over all of them. */
class RecoveryDecisionTest {

    private static final String OURS = "journal-a";
    private static final String FOREIGN = "journal-b";

    @ParameterizedTest
    @EnumSource(
            value = LastStop.class,
            names = {"CLEAN", "KILLED_SAME_BOOT"})
    void aTrustedDatabaseContinues(LastStop stop) {
        assertThat(decide(journal(stop, 1, 100), marked(90))).isInstanceOf(RecoveryDecision.Continue.class);
        assertThat(decide(journal(stop, 50, 100), marked(49))).isInstanceOf(RecoveryDecision.Continue.class);
        assertThat(decide(journal(stop, 1, 100), marked(100), backup(50)))
                .isInstanceOf(RecoveryDecision.Continue.class);
    }

    @ParameterizedTest
    @EnumSource(LastStop.class)
    void theVeryFirstStartContinues(LastStop stop) {
        assertThat(decide(journal(stop, 1, 0), new DatabaseState.Absent()))
                .isInstanceOf(RecoveryDecision.Continue.class);
    }

    @Test
    void afterAPowerCutTheNewestBackupIsRestoredThoughTheDatabaseLooksWell() {
        assertThat(decide(journal(LastStop.UNKNOWN, 1, 100), marked(90), backup(80), backup(50)))
                .isEqualTo(new RecoveryDecision.Restore(backup(80)));
    }

    @Test
    void afterAPowerCutWithoutABackupTheWholeJournalIsTakenAgain() {
        assertThat(decide(journal(LastStop.UNKNOWN, 1, 100), marked(90))).isInstanceOf(RecoveryDecision.Rebuild.class);
    }

    @Test
    void afterAPowerCutWithoutABackupAndWithADeletedSegmentAPersonMustDecide() {
        assertRefused("TB-OPS-004", decide(journal(LastStop.UNKNOWN, 2, 100), marked(90)));
    }

    @Test
    void aJournalWithAHoleIsNeitherTakenFromTheBeginningNorFromBeforeTheHole() {
        JournalState hole = new JournalState(OURS, LastStop.UNKNOWN, 1, 100, position -> position >= 60);
        assertRefused("TB-OPS-004", decide(hole, marked(90)));
        assertRefused("TB-OPS-004", decide(hole, marked(90), backup(50)));
        assertThat(decide(hole, marked(90), backup(60))).isEqualTo(new RecoveryDecision.Restore(backup(60)));
    }

    @ParameterizedTest
    @EnumSource(LastStop.class)
    void aDatabaseThatIsGoneEmptyOrDamagedIsNeverContinued(LastStop stop) {
        for (DatabaseState state : lost()) {
            assertThat(decide(journal(stop, 1, 100), state, backup(80)))
                    .isEqualTo(new RecoveryDecision.Restore(backup(80)));
            assertThat(decide(journal(stop, 1, 100), state)).isInstanceOf(RecoveryDecision.Rebuild.class);
            assertRefused("TB-OPS-004", decide(journal(stop, 30, 100), state));
            assertRefused("TB-OPS-004", decide(journal(stop, 30, 100), state, backup(28)));
            assertThat(decide(journal(stop, 30, 100), state, backup(29)))
                    .isEqualTo(new RecoveryDecision.Restore(backup(29)));
        }
    }

    @ParameterizedTest
    @EnumSource(LastStop.class)
    void aForeignDatabaseIsRefused(LastStop stop) {
        DatabaseState foreign = new DatabaseState.Marked(new StoredPosition.Mark(FOREIGN, 5));
        assertRefused("TB-OPS-001", decide(journal(stop, 1, 100), foreign));
        assertRefused("TB-OPS-001", decide(journal(stop, 1, 100), foreign, backup(80)));
    }

    @ParameterizedTest
    @EnumSource(LastStop.class)
    void onlyForeignBackupsAndNoDatabaseAreRefused(LastStop stop) {
        for (DatabaseState state : lost()) {
            assertRefused("TB-OPS-002", decide(journal(stop, 1, 0), state, backup(FOREIGN, 80)));
        }
    }

    @Test
    void aForeignBackupAmongOursIsPassedOver() {
        assertThat(decide(journal(LastStop.CLEAN, 1, 100), new DatabaseState.Absent(), backup(FOREIGN, 90), backup(50)))
                .isEqualTo(new RecoveryDecision.Restore(backup(50)));
    }

    @Test
    void aDatabaseBeyondTheJournalsEndIsRefused() {
        assertRefused("TB-OPS-003", decide(journal(LastStop.CLEAN, 1, 100), marked(101)));
        assertRefused("TB-OPS-003", decide(journal(LastStop.KILLED_SAME_BOOT, 1, 100), marked(101), backup(80)));
    }

    @Test
    void aBackupBeyondTheJournalsEndIsRefusedWhateverTheDatabaseSays() {
        assertRefused("TB-OPS-003", decide(journal(LastStop.CLEAN, 1, 100), marked(90), backup(101), backup(50)));
        assertRefused("TB-OPS-003", decide(journal(LastStop.UNKNOWN, 1, 100), new DatabaseState.Absent(), backup(101)));
    }

    @Test
    void anOldDatabaseThatTheJournalNoLongerReachesIsReplacedByANewerBackup() {
        assertThat(decide(journal(LastStop.CLEAN, 50, 100), marked(40), backup(60)))
                .isEqualTo(new RecoveryDecision.Restore(backup(60)));
        assertRefused("TB-OPS-004", decide(journal(LastStop.CLEAN, 50, 100), marked(40)));
    }

    @Test
    void overAllCasesNothingIsUsedThatTheJournalCanNotBringUpToDate() {
        int cases = 0;
        for (LastStop stop : LastStop.values()) {
            for (long[] range : new long[][] {{1, 0}, {1, 100}, {50, 100}}) {
                JournalState journal = journal(stop, range[0], range[1]);
                for (DatabaseState database : databases()) {
                    for (List<BackupManifest> good : goods()) {
                        check(journal, database, good);
                        cases++;
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(3 * 3 * 9 * 27);
    }

    private static void check(JournalState journal, DatabaseState database, List<BackupManifest> good) {
        RecoveryDecision decision = RecoveryDecision.decide(journal, database, good);
        if (decision instanceof RecoveryDecision.Restore restore) {
            assertThat(restore.backup().journalId()).isEqualTo(journal.id());
            assertThat(restore.backup().position()).isBetween(journal.oldest() - 1, journal.end());
        } else if (decision instanceof RecoveryDecision.Rebuild) {
            assertThat(journal.oldest()).isEqualTo(1);
        } else if (decision instanceof RecoveryDecision.Continue && database instanceof DatabaseState.Marked marked) {
            assertThat(marked.mark().journalId()).isEqualTo(journal.id());
            assertThat(marked.mark().entry()).isBetween(journal.oldest() - 1, journal.end());
            assertThat(journal.lastStop()).isNotEqualTo(LastStop.UNKNOWN);
        } else if (decision instanceof RecoveryDecision.Continue) {
            assertThat(journal.end()).isZero();
        }
    }

    private static List<DatabaseState> databases() {
        List<DatabaseState> states = new ArrayList<>(lost());
        for (long position : new long[] {0, 49, 90, 100, 101}) {
            states.add(marked(position));
        }
        states.add(new DatabaseState.Marked(new StoredPosition.Mark(FOREIGN, 90)));
        return states;
    }

    /** Every choice of none, one or two out of five backups, newest first, and once more with a foreign one. */
    private static List<List<BackupManifest>> goods() {
        List<BackupManifest> some = List.of(backup(101), backup(100), backup(49), backup(48), backup(FOREIGN, 70));
        List<List<BackupManifest>> goods = new ArrayList<>();
        goods.add(List.of());
        for (BackupManifest one : some) {
            goods.add(List.of(one));
            for (BackupManifest two : some) {
                if (!one.equals(two)) {
                    goods.add(List.of(one, two));
                }
            }
        }
        goods.add(some);
        return goods;
    }

    private static List<DatabaseState> lost() {
        return List.of(
                new DatabaseState.Absent(), new DatabaseState.Unmarked(), new DatabaseState.Unreadable("SQL 90030"));
    }

    private static RecoveryDecision decide(JournalState journal, DatabaseState database, BackupManifest... good) {
        return RecoveryDecision.decide(journal, database, List.of(good));
    }

    private static void assertRefused(String code, RecoveryDecision decision) {
        assertThat(decision).isInstanceOfSatisfying(RecoveryDecision.Refuse.class, refuse -> assertThat(
                        refuse.problem().code())
                .isEqualTo(code));
    }

    private static JournalState journal(LastStop stop, long oldest, long end) {
        return new JournalState(OURS, stop, oldest, end);
    }

    private static DatabaseState marked(long position) {
        return new DatabaseState.Marked(new StoredPosition.Mark(OURS, position));
    }

    private static BackupManifest backup(long position) {
        return backup(OURS, position);
    }

    private static BackupManifest backup(String journal, long position) {
        return new BackupManifest("b" + position, journal, position, Instant.EPOCH, "00", 1, Map.of());
    }
}
