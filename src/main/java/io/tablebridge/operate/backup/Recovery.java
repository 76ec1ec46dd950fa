package io.tablebridge.operate.backup;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database's file into a state that may be trusted, before it is opened. A damaged file is moved aside and
 * kept; the last two are. Call it once at start, while this process holds the data folder.
 */
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern OURS = Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z");
    private static final int ASIDE_KEPT = 2;

    private final DataFolder folder;
    private final Path database;
    private final Backups backups;
    private final DatabaseProbe probe;
    private final DatabaseTrust trust;
    private final Clock clock;

    public Recovery(
            DataFolder folder, DatabaseLocation database, Backups backups, StoredPosition storedPosition, Clock clock) {
        this.folder = folder;
        this.database = database.file();
        this.backups = backups;
        this.probe = new DatabaseProbe(storedPosition);
        this.trust = new DatabaseTrust(database);
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param movedAside where the file that was not trusted is kept
     * @param notice what to tell a person; empty when the database simply continues
     */
    public record Outcome(RecoveryDecision decision, Optional<Path> movedAside, Optional<Problem> notice) {}

    /**
     * Decides and does it.
     *
     * @throws OperateException when a person must decide; then nothing was touched
     */
    public Outcome run(JournalState journal) {
        DatabaseState found = probe.look(database);
        List<BackupManifest> good = new ArrayList<>(backups.good());
        RecoveryDecision decision = RecoveryDecision.decide(journal, found, good);
        while (decision instanceof RecoveryDecision.Restore restore) {
            if (unpacked(restore.backup())) {
                return restored(decision, restore.backup(), journal.end());
            }
            good.remove(restore.backup());
            decision = RecoveryDecision.decide(journal, found, good);
        }
        if (decision instanceof RecoveryDecision.Refuse refuse) {
            throw new OperateException(refuse.problem());
        }
        if (decision instanceof RecoveryDecision.Rebuild) {
            Optional<Path> aside = moveAside();
            return told(decision, aside, Problem.at("", "TB-OPS-006", journal.end(), keptAt(aside)));
        }
        return new Outcome(decision, Optional.empty(), Optional.empty());
    }

    /**
     * Puts a chosen backup in the database's place; the next start catches up from the journal.
     *
     * @throws OperateException when there is no good backup of this name, or the journal can't bring it up to date; then
     *     nothing was touched
     */
    public Outcome restore(String name, JournalState journal) {
        BackupManifest backup = backups.good().stream()
                .filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperateException(Problem.at("", "TB-OPS-016", name)));
        if (!backup.journalId().equals(journal.id())) {
            throw new OperateException(Problem.at("", "TB-OPS-002", backup.journalId(), journal.id()));
        }
        if (backup.position() > journal.end()) {
            throw new OperateException(Problem.at("", "TB-OPS-003", journal.end(), backup.position()));
        }
        if (!journal.reaches(backup.position())) {
            throw new OperateException(Problem.at("", "TB-OPS-004", journal.oldest()));
        }
        unpack(backup);
        Optional<Path> aside = replace();
        Problem notice = Problem.at("", "TB-OPS-008", backup.name(), backup.position(), keptAt(aside));
        trust.closed();
        return new Outcome(new RecoveryDecision.Restore(backup), aside, Optional.of(notice));
    }

    private boolean unpacked(BackupManifest backup) {
        try {
            unpack(backup);
            return true;
        } catch (OperateException e) {
            LOG.error("{}", e.problem());
            return false;
        }
    }

    private void unpack(BackupManifest backup) {
        deleteLeftOver(fresh());
        backups.unpack(backup, fresh());
    }

    private Path fresh() {
        return DurableFiles.parent(database).resolve("restored");
    }

    private Outcome restored(RecoveryDecision decision, BackupManifest backup, long end) {
        Optional<Path> aside = replace();
        return told(
                decision, aside, Problem.at("", "TB-OPS-005", backup.name(), backup.position(), end, keptAt(aside)));
    }

    private Optional<Path> replace() {
        Optional<Path> aside = moveAside();
        try {
            Files.move(file(fresh()), file(database), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.force(DurableFiles.parent(database));
        } catch (IOException e) {
            throw failed(e);
        }
        return aside;
    }

    private Optional<Path> moveAside() {
        String prefix = database.getFileName() + ".";
        try {
            List<Path> files = DurableFiles.list(DurableFiles.parent(database)).stream()
                    .filter(path -> String.valueOf(path.getFileName()).startsWith(prefix))
                    .toList();
            if (files.isEmpty()) {
                return Optional.empty();
            }
            Path kept = folder.damaged().resolve(STAMP.format(clock.instant()));
            Files.createDirectories(kept);
            for (Path path : files) {
                Files.move(path, kept.resolve(String.valueOf(path.getFileName())));
            }
            DurableFiles.force(kept);
            DurableFiles.force(folder.damaged());
            forgetOlder();
            return Optional.of(kept);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Each may be as large as the database: a machine that fails again and again must not fill its disk with them. */
    private void forgetOlder() throws IOException {
        List<Path> kept = DurableFiles.list(folder.damaged()).stream()
                .filter(path -> OURS.matcher(String.valueOf(path.getFileName())).matches())
                .toList();
        for (Path old : kept.subList(0, Math.max(0, kept.size() - ASIDE_KEPT))) {
            DurableFiles.deleteTree(old);
        }
    }

    private void deleteLeftOver(Path fresh) {
        try {
            // Left over from a restore that was itself interrupted; never the database in use.
            Files.deleteIfExists(file(fresh));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private OperateException failed(IOException e) {
        return new OperateException(
                Problem.at(folder.root().toString(), "TB-OPS-007", e.getClass().getSimpleName()), e);
    }

    private static Outcome told(RecoveryDecision decision, Optional<Path> aside, Problem notice) {
        LOG.warn("{}", notice);
        return new Outcome(decision, aside, Optional.of(notice));
    }

    private static String keptAt(Optional<Path> aside) {
        return aside.map(Path::toString).orElse("–");
    }

    private static Path file(Path database) {
        return DurableFiles.parent(database).resolve(database.getFileName() + ".mv.db");
    }
}
