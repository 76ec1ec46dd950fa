package io.tablebridge.app.imports;

import io.tablebridge.csv.DetectedSheet;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.csv.SheetKind;
import io.tablebridge.csv.SheetReader;
import io.tablebridge.csv.SheetRecord;
import io.tablebridge.csv.SheetSurvey;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.ImportBegin;
import io.tablebridge.pipeline.ImportEntries;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.ImportedRows;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Takes a file in: its rows go to the journal in blocks, and the journal's way into the database is never more than two of
 * them long, so that nobody's webhook waits behind a large file. Begun again, it goes on behind the last block. One thread.
 */
public final class ImportRun {

    private static final int MOST_AHEAD = 2;

    private final ImportGround ground;
    private final ImportWatch watch;
    private final Clock clock;
    private final Deque<Long> ahead = new ArrayDeque<>();

    public ImportRun(ImportGround ground, ImportWatch watch, Clock clock) {
        this.ground = ground;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Does it, or goes on with it.
     *
     * @return how it stands; without an end, it was stopped and can be gone on with
     * @throws OperateException when it can't be done, or not now; what was done of it stays
     */
    public ImportResult run(ImportWish said) {
        ImportWish wish = ground.decided(said);
        ImportFile file = ImportFile.of(wish.path());
        ImportChoice choice = ImportChoice.of(ground, wish, file);
        return choice.isEnded()
                ? new ImportResult(choice.state().orElseThrow(), true)
                : new ImportResult(goOn(wish, file, choice), false);
    }

    /**
     * Does one that was chosen before, or goes on with it, or finds that it has ended.
     *
     * @param attempt how many imports of that file there were before it
     * @throws OperateException when it can't be done, or not now; what was done of it stays
     */
    ImportResult run(ImportWish wish, int attempt, String id) {
        ImportFile file = ImportFile.of(wish.path());
        if (!file.importId(wish.mapping(), wish.source(), attempt).equals(id)) {
            throw OperateException.mistake(Problem.at(wish.name(), "TB-IMP-020"));
        }
        ImportChoice choice = new ImportChoice(attempt, id, ground.imports().find(id));
        return choice.isEnded()
                ? new ImportResult(choice.state().orElseThrow(), false)
                : new ImportResult(goOn(wish, file, choice), false);
    }

    private ImportState goOn(ImportWish wish, ImportFile file, ImportChoice choice) {
        if (!ground.takesTurn(watch)) {
            return choice.state().orElseThrow(ImportRun::notBegun);
        }
        try {
            // How it stands is known only when the database has taken in what was kept of it before.
            if (!isCaughtUp()) {
                return choice.state().orElseThrow(ImportRun::notBegun);
            }
            ImportState now = ground.imports().find(choice.id()).orElseGet(() -> begin(wish, file, choice.id()));
            return now.end().isPresent() ? now : take(now, file);
        } finally {
            ground.endsTurn();
        }
    }

    /** Waits until the database has taken in what the journal holds; not any more when it is to stop. */
    private boolean isCaughtUp() {
        long end = ground.journal().end();
        while (!watch.isStopped() && !Thread.currentThread().isInterrupted()) {
            if (ground.isSettled(end)) {
                return true;
            }
        }
        return false;
    }

    private ImportState begin(ImportWish wish, ImportFile file, String id) {
        DetectedSheet sheet = ImportFile.detect(wish.path(), wish.encoding(), wish.delimiter());
        watch.note(Problem.at(wish.name(), "TB-IMP-070", wish.mapping()));
        sheet.notes().forEach(watch::note);
        SheetForm read = survey(wish, sheet);
        List<String> unknown = ground.unknown(wish.mapping(), read.columns());
        if (!unknown.isEmpty()) {
            watch.note(Problem.at(wish.name(), "TB-IMP-071", String.join(", ", unknown)));
        }
        SheetForm form = ground.named(wish.mapping(), read);
        file.requireUnchanged();
        ImportBegin begin =
                new ImportBegin(wish.name(), file.hash(), file.size(), wish.mapping(), form.json(), sheet.start());
        ahead.add(ground.append(ImportEntries.begin(id, wish.source(), begin, clock.instant())));
        isRoomMade(0);
        return state(id);
    }

    /** How a column is written is found out from all of it. */
    private SheetForm survey(ImportWish wish, DetectedSheet sheet) {
        try {
            SheetSurvey survey = SheetSurvey.of(wish.path(), sheet);
            survey.decisions().stream()
                    .filter(decision -> !wish.styles().settles(decision.style()))
                    .forEach(decision -> watch.note(decision.problem(wish.name())));
            return wish.styles().in(survey);
        } catch (IOException e) {
            throw ImportFile.unreadable(wish.path(), e);
        }
    }

    private ImportState state(String id) {
        return ground.imports().find(id).orElseThrow(ImportRun::notBegun);
    }

    private static OperateException notBegun() {
        return new OperateException(Problem.at("", "TB-IMP-004"));
    }

    private ImportState take(ImportState state, ImportFile file) {
        watch.begin(state.after().record(), state.after().offset());
        SheetForm form = SheetForm.of(state.form());
        try (SheetReader reader = SheetReader.open(file.path(), form, state.after())) {
            // A workbook is compressed: how much of it lies behind tells nothing.
            long all = form.kind() == SheetKind.TEXT ? file.size() : 0;
            long rows = state.after().record();
            Optional<SheetRecord> next = reader.next();
            while (next.isPresent() && !watch.isStopped()) {
                List<SheetRecord> block = new ArrayList<>();
                Optional<SheetRecord> behind = fill(block, ImportedRows.most(rows), next.get(), reader);
                ImportedRows imported = ImportedRows.of(state.id(), state.form(), block);
                if (!isRoomMade(MOST_AHEAD - 1)) {
                    break;
                }
                file.requireUnchanged();
                ahead.add(ground.append(imported.entry(state.source(), state.mapping(), clock.instant(), block)));
                next = behind;
                rows = imported.after().record();
                watch.reached(rows, imported.after().offset(), all);
            }
            if (next.isEmpty() && !watch.isStopped()) {
                file.requireUnchanged();
                ahead.add(ground.append(ImportEntries.end(state.id(), state.source(), rows, clock.instant())));
            }
        } catch (IOException e) {
            throw ImportFile.unreadable(file.path(), e);
        }
        if (!isRoomMade(0) && !ahead.isEmpty()) {
            ground.isSettled(ahead.getLast()); // what is known of it then is told
        }
        return state(state.id());
    }

    /** Reads until the block is full; gives the row behind it. */
    private static Optional<SheetRecord> fill(List<SheetRecord> block, int most, SheetRecord first, SheetReader reader)
            throws IOException {
        Optional<SheetRecord> next = Optional.of(first);
        long bytes = 0;
        while (next.isPresent() && block.size() < most) {
            bytes += ImportedRows.bytes(next.get());
            if (!block.isEmpty() && bytes > ImportedRows.MOST_BYTES) {
                return next;
            }
            block.add(next.get());
            next = reader.next();
        }
        return next;
    }

    /** Waits until at most so many of ours lie before the database; not any more when it is to stop. */
    private boolean isRoomMade(int most) {
        while (!watch.isStopped() && !Thread.currentThread().isInterrupted()) {
            if (ahead.size() <= most) {
                return true;
            }
            if (ground.isSettled(ahead.getFirst())) {
                ahead.removeFirst();
            }
        }
        return false;
    }
}
