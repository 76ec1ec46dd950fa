package io.tablebridge.app.batch;

import io.tablebridge.app.imports.ImportResult;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.model.Sha256;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.batch.UsualRows;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.NightlyEntries;
import io.tablebridge.pipeline.NightlyFile;
import io.tablebridge.pipeline.NightlyFile.Fate;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Runs of imports. A file is imported, then told of, then put away, and only then may its run end: whatever dies when, the
 * next turn finds out from the journal how far it was. One thread at a time.
 */
final class ImportNight {

    private final NightlyBooks books;
    private final ImportWork imports;
    private final Inbox inbox;
    private final ZoneId zone;
    private final Clock clock;

    ImportNight(NightlyBooks books, ImportWork imports, ZoneId zone, Clock clock) {
        this.books = books;
        this.imports = imports;
        this.inbox = new Inbox(clock);
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Takes what has come, and ends the run when that is what it waits for.
     *
     * @throws OperateException when something is in the way; the next turn tries again
     */
    Turn step(Batch batch, ImportTask task, NightlyRun run) {
        if (!imports.knows(task.mapping())) {
            throw new OperateException(Problem.at(batch.name(), "TB-BAT-022", task.mapping()));
        }
        Inbox.Standing standing = inbox.look(task);
        for (Path file : standing.ready()) {
            if (!take(batch, task, run, file)) {
                return Turn.BUSY;
            }
        }
        if (standing.moving()) {
            return Turn.BUSY;
        }
        List<NightlyFile> came = books.runs().files(run, 0);
        if (came.stream().anyMatch(NightlyFile::isExpected)) {
            end(run, NightlyRun.Outcome.DONE);
            return Turn.ENDED;
        }
        if (run.byHand()) {
            end(run, came.isEmpty() ? NightlyRun.Outcome.MISSING : NightlyRun.Outcome.DONE);
            return Turn.ENDED;
        }
        Instant now = clock.instant();
        if (run.late().isEmpty() && !now.isBefore(run.due().plus(task.within()))) {
            books.tell(NightlyEntries.late(run, now));
        }
        return Turn.WAITING;
    }

    /** Ends a run that nothing more is waited for. */
    void end(NightlyRun run, NightlyRun.Outcome outcome) {
        long rows = books.runs().files(run, 0).stream()
                .filter(file -> file.fate() == Fate.TAKEN)
                .mapToLong(NightlyFile::rows)
                .sum();
        books.tell(NightlyEntries.end(run, new NightlyRun.End(clock.instant(), outcome, rows, "", List.of())));
    }

    /** Whether it went to its end. */
    private boolean take(Batch batch, ImportTask task, NightlyRun run, Path file) {
        String hash = hash(file);
        Optional<NightlyFile> told = books.runs().files(run, 0).stream()
                .filter(known -> known.hash().equals(hash))
                .findFirst();
        if (told.isEmpty()) {
            told = imported(batch, task, run, file, hash);
            told.ifPresent(came -> books.tell(NightlyEntries.file(run, came, clock.instant())));
        }
        told.ifPresent(came -> putAway(task, run, file, came));
        return told.isPresent();
    }

    private void putAway(ImportTask task, NightlyRun run, Path file, NightlyFile came) {
        if (!inbox.isUnchanged(file)) {
            return; // another has taken its place, whose rows nobody has taken yet
        }
        Path folder = came.fate() == Fate.REFUSED ? task.rejected() : task.done();
        Inbox.put(file, folder, day(run) + "-" + file.getFileName());
    }

    private LocalDate day(NightlyRun run) {
        return LocalDate.ofInstant(run.due(), zone);
    }

    /** Empty when it was stopped on the way. */
    private Optional<NightlyFile> imported(Batch batch, ImportTask task, NightlyRun run, Path file, String hash) {
        String name = String.valueOf(file.getFileName());
        boolean correction = FilePattern.isCorrection(name);
        ImportResult result;
        try {
            result = imports.take(task.wish(file));
        } catch (OperateException e) {
            if (!e.isMistake()) {
                throw e;
            }
            return Optional.of(NightlyFile.refused(name, hash, correction, e.problem()));
        }
        Optional<ImportState.End> end = result.state().end();
        if (end.isEmpty()) {
            return Optional.empty();
        }
        boolean again = result.before() && result.state().begunAt().isBefore(begin(run));
        return Optional.of(
                again
                        ? NightlyFile.again(name, hash, correction, end.get())
                        : taken(
                                batch,
                                task,
                                run,
                                new Imported(file, hash, result, end.get().rows(), correction)));
    }

    /** A file whose rows went to their end in this run. */
    private record Imported(Path file, String hash, ImportResult result, long rows, boolean correction) {}

    private NightlyFile taken(Batch batch, ImportTask task, NightlyRun run, Imported came) {
        ImportState state = came.result().state();
        return new NightlyFile(
                Fate.TAKEN,
                String.valueOf(came.file().getFileName()),
                came.hash(),
                came.rows(),
                state.counts(),
                rejects(batch, task, run, came.result()),
                FileEnd.isTorn(came.file(), SheetForm.of(state.form())),
                came.correction() ? 0 : usual(batch, task, came.rows()),
                came.correction(),
                Optional.empty(),
                List.of());
    }

    /** When it began to be taken for this run; one that was cut off until the next was due began with the run before. */
    private Instant begin(NightlyRun run) {
        return books.runs().last(run.batch(), 2).stream()
                .filter(before -> before.entry() < run.entry())
                .filter(before -> before.end()
                        .filter(end -> end.outcome() == NightlyRun.Outcome.MISSING)
                        .isPresent())
                .map(NightlyRun::begun)
                .findFirst()
                .orElse(run.begun());
    }

    private long usual(Batch batch, ImportTask task, long rows) {
        return new UsualRows(books.runs().rows(batch.name(), UsualRows.RUNS))
                .missedBy(rows, task.leastPercent())
                .orElse(0);
    }

    /** The file of the rows that were not taken; empty when all were. */
    private String rejects(Batch batch, ImportTask task, NightlyRun run, ImportResult result) {
        if (result.state().counts().rejected() == 0) {
            return "";
        }
        String stem = FilePattern.stem(result.state().fileName());
        Path rejects = task.rejected().resolve(stem + ".rejected-" + day(run) + ".csv");
        if (!result.before() || !Files.exists(rejects)) {
            try {
                Files.createDirectories(task.rejected());
            } catch (IOException e) {
                throw new OperateException(
                        Problem.at(
                                task.rejected().toString(),
                                "TB-BAT-021",
                                e.getClass().getSimpleName()),
                        e);
            }
            rejects = Inbox.free(task.rejected(), String.valueOf(rejects.getFileName()));
            imports.writeRejects(result.state(), rejects, batch.language());
        }
        return rejects.toString();
    }

    private static String hash(Path file) {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-IMP-001", e.getClass().getSimpleName()), e);
        }
    }
}
