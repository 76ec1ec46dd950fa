package io.tablebridge.operate.backup;

import io.tablebridge.operate.backup.JournalState.LastStop;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/** What is to be done with the database at start. */
public sealed interface RecoveryDecision {

    /** It is used as it stands, or made where there is none and nothing to catch up from. */
    record Continue() implements RecoveryDecision {}

    /** The newest good backup takes its place and catches up from the journal. */
    record Restore(BackupManifest backup) implements RecoveryDecision {}

    /** There is no backup, but the whole journal is still there: an empty database catches up from its beginning. */
    record Rebuild() implements RecoveryDecision {}

    /** Nothing can be done without a person; nothing is touched. */
    record Refuse(Problem problem) implements RecoveryDecision {}

    /** Pure. {@code good} holds the good backups, newest first. */
    static RecoveryDecision decide(JournalState journal, DatabaseState database, List<BackupManifest> good) {
        if (database instanceof DatabaseState.Marked marked
                && !marked.mark().journalId().equals(journal.id())) {
            return refuse("TB-OPS-001", marked.mark().journalId(), journal.id());
        }
        List<BackupManifest> own = good.stream()
                .filter(backup -> backup.journalId().equals(journal.id()))
                .toList();
        Optional<BackupManifest> ahead =
                own.stream().filter(backup -> backup.position() > journal.end()).findFirst();
        if (ahead.isPresent()) {
            return refuse("TB-OPS-003", journal.end(), ahead.get().position());
        }
        if (own.isEmpty() && !good.isEmpty() && !(database instanceof DatabaseState.Marked)) {
            return refuse("TB-OPS-002", good.get(0).journalId(), journal.id());
        }
        if (database instanceof DatabaseState.Marked marked && journal.lastStop() != LastStop.UNKNOWN) {
            long position = marked.mark().entry();
            if (position > journal.end()) {
                return refuse("TB-OPS-003", journal.end(), position);
            }
            if (journal.reaches(position)) {
                return new Continue();
            }
        }
        return journal.end() == 0 && database instanceof DatabaseState.Absent
                ? new Continue()
                : fromBackup(journal, own);
    }

    private static RecoveryDecision fromBackup(JournalState journal, List<BackupManifest> own) {
        Optional<BackupManifest> newest = own.stream()
                .filter(backup -> journal.reaches(backup.position()))
                .findFirst();
        if (newest.isPresent()) {
            return new Restore(newest.get());
        }
        return journal.reaches(0) ? new Rebuild() : refuse("TB-OPS-004", journal.oldest());
    }

    private static RecoveryDecision refuse(String code, Object... arguments) {
        return new Refuse(Problem.at("", code, arguments));
    }
}
