package io.tablebridge.operate.backup;

import io.tablebridge.db.Database;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes backups of the database and keeps the good ones. A backup is good only after its copy was restored, opened, read
 * whole, closed and opened again; its manifest is written last. One is taken at a time. Thread-safe.
 */
public final class Backups {

    /** No deletion ever leaves fewer good backups than this. */
    public static final int LEAST_KEPT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern OURS =
            Pattern.compile("\\.unfinished-[0-9TZ.]{1,40}|[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9]{1,19}");

    private final Path folder;
    private final int keep;
    private final Clock clock;
    private final StoredPosition storedPosition;
    private final BackupCopy copy;
    private final ReentrantLock taking = new ReentrantLock();

    /** @param keep how many good backups stay, at least {@link #LEAST_KEPT} */
    public Backups(Path folder, int keep, Clock clock, StoredPosition storedPosition) {
        this.folder = folder;
        this.keep = Math.max(LEAST_KEPT, keep);
        this.clock = clock;
        this.storedPosition = storedPosition;
        this.copy = new BackupCopy(new WholeReading(storedPosition));
    }

    /**
     * Takes a backup. Writers to the database wait while H2 copies its file; doors and readers go on.
     *
     * @throws OperateException when it can't be taken or its copy is not good; what was begun is deleted
     */
    public BackupManifest take(Database database) {
        taking.lock();
        try {
            Instant now = clock.instant();
            Path unfinished = folder.resolve(".unfinished-" + NAME.format(now));
            try {
                return take(database, unfinished, now);
            } catch (IOException | SQLException | RuntimeException e) {
                LOG.debug("backup failed", e);
                throw e instanceof OperateException known
                        ? known
                        : new OperateException(
                                Problem.at(
                                        folder.toString(),
                                        "TB-OPS-010",
                                        e.getClass().getSimpleName()),
                                e);
            } finally {
                discard(unfinished);
            }
        } finally {
            taking.unlock();
        }
    }

    private BackupManifest take(Database database, Path unfinished, Instant now) throws IOException, SQLException {
        discardLeftOvers();
        Files.createDirectories(unfinished);
        Path zip = unfinished.resolve(BackupManifest.COPY);
        WholeReading.Content live = database.withoutWriters(() -> copyLive(database, zip));
        WholeReading.Content tried = copy.tryOut(zip, unfinished.resolve("trial"));
        if (!live.equals(tried) || tried.mark().isEmpty()) {
            throw new OperateException(Problem.at(folder.toString(), "TB-OPS-011"));
        }
        StoredPosition.Mark mark = tried.mark().get();
        String name = NAME.format(now) + "-" + mark.entry();
        BackupManifest manifest = new BackupManifest(
                name, mark.journalId(), mark.entry(), now, DurableFiles.sha256(zip), Files.size(zip), tried.rows());
        DurableFiles.force(zip);
        Path place = folder.resolve(name);
        Files.move(unfinished, place);
        DurableFiles.force(folder);
        ManifestFile.write(place.resolve(BackupManifest.FILE), manifest);
        prune();
        return manifest;
    }

    private WholeReading.Content copyLive(Database database, Path zip) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Optional<StoredPosition.Mark> mark = storedPosition.read(connection);
            Map<String, Long> rows = WholeReading.count(connection);
            statement.execute(BackupCopy.command(zip));
            return new WholeReading.Content(mark, rows);
        } catch (SQLException e) {
            throw new OperateException(Problem.at(folder.toString(), "TB-OPS-010", "SQL " + e.getSQLState()), e);
        }
    }

    /** The good backups, newest first: those with a manifest, whose copy still is what the manifest says. */
    public List<BackupManifest> good() {
        List<BackupManifest> good = new ArrayList<>();
        for (BackupManifest manifest : listed()) {
            if (isIntact(manifest)) {
                good.add(manifest);
            }
        }
        return good;
    }

    /** The backups with a marked manifest, newest first, without a look at their copies. */
    public List<BackupManifest> listed() {
        List<BackupManifest> manifests = new ArrayList<>();
        try {
            for (Path place : DurableFiles.list(folder)) {
                readManifest(place).ifPresent(manifests::add);
            }
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-OPS-012", e.getClass().getSimpleName()), e);
        }
        manifests.sort(Comparator.comparing(BackupManifest::takenAt)
                .thenComparing(BackupManifest::name)
                .reversed());
        return manifests;
    }

    /** The position that two good backups lie at or past: segments of the journal up to it may go; empty when fewer. */
    public OptionalLong coveredByTwo() {
        return good().stream()
                .mapToLong(BackupManifest::position)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * Unpacks a backup as the database and reads it whole.
     *
     * @param database H2's name of the file to write; none must be there
     * @throws OperateException when the copy is not good
     */
    void unpack(BackupManifest manifest, Path database) {
        Path trial = DurableFiles.parent(database).resolve("restoring");
        Path zip = zip(manifest);
        try {
            Files.createDirectories(trial);
            WholeReading.Content content = copy.tryOut(zip, trial);
            boolean same = content.mark()
                    .filter(mark -> mark.equals(new StoredPosition.Mark(manifest.journalId(), manifest.position())))
                    .isPresent();
            if (!same || !content.rows().equals(manifest.rows())) {
                throw new OperateException(Problem.at(zip.toString(), "TB-OPS-013", manifest.name()));
            }
            BackupCopy.unpack(zip, database);
            DurableFiles.force(DurableFiles.parent(database));
        } catch (IOException | SQLException e) {
            throw new OperateException(Problem.at(zip.toString(), "TB-OPS-013", manifest.name()), e);
        }
    }

    private boolean isIntact(BackupManifest manifest) {
        Path zip = zip(manifest);
        try {
            boolean intact = Files.isRegularFile(zip)
                    && Files.size(zip) == manifest.bytes()
                    && DurableFiles.sha256(zip).equals(manifest.sha256());
            if (!intact) {
                LOG.warn("{}", Problem.at(zip.toString(), "TB-OPS-013", manifest.name()));
            }
            return intact;
        } catch (IOException e) {
            LOG.warn("{}", Problem.at(zip.toString(), "TB-OPS-013", manifest.name()), e);
            return false;
        }
    }

    private Optional<BackupManifest> readManifest(Path place) throws IOException {
        Path file = place.resolve(BackupManifest.FILE);
        Path name = place.getFileName();
        if (name == null || name.toString().startsWith(".") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Optional<BackupManifest> manifest =
                ManifestFile.read(file).filter(read -> name.toString().equals(read.name()));
        if (manifest.isEmpty()) {
            LOG.warn("{}", Problem.at(file.toString(), "TB-OPS-014"));
        }
        return manifest;
    }

    private void prune() throws IOException {
        List<BackupManifest> good = good();
        for (BackupManifest old : good.subList(Math.min(keep, good.size()), good.size())) {
            Path place = folder.resolve(old.name());
            // The manifest goes first: a half-deleted backup must not look good.
            Files.deleteIfExists(place.resolve(BackupManifest.FILE));
            DurableFiles.deleteTree(place);
        }
    }

    /** What an interrupted backup left: no manifest, so never a good one. Whatever else people keep here is theirs. */
    private void discardLeftOvers() throws IOException {
        for (Path place : DurableFiles.list(folder)) {
            String name = String.valueOf(place.getFileName());
            if (OURS.matcher(name).matches()
                    && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(place.resolve(BackupManifest.FILE))) {
                DurableFiles.deleteTree(place);
            }
        }
    }

    private Path zip(BackupManifest manifest) {
        return folder.resolve(manifest.name()).resolve(BackupManifest.COPY);
    }

    private static void discard(Path unfinished) {
        try {
            DurableFiles.deleteTree(unfinished);
        } catch (IOException e) {
            LOG.warn("{}", Problem.at(unfinished.toString(), "TB-OPS-015"), e);
        }
    }
}
