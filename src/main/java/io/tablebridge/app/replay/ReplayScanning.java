package io.tablebridge.app.replay;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.journal.JournalView;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayChoice;
import io.tablebridge.pipeline.ReplayScan;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** Looks at the journal of a data folder, whoever holds it, and chooses what a replay reads again. */
final class ReplayScanning {

    private ReplayScanning() {}

    /**
     * @throws OperateException when it can't be read
     */
    static JournalView open(Path journal) {
        try {
            return JournalView.open(journal);
        } catch (IOException e) {
            throw unreadable(journal, e);
        }
    }

    static ReplayChoice choose(
            JournalView journal, Path folder, Replay replay, Duration resendWindow, Progress progress, StopAsked stop)
            throws InterruptedException {
        long after = replay.since()
                .map(since -> journal.lastBefore(since.minus(resendWindow)))
                .orElse(0L);
        long oldest = Math.max(after, journal.oldest() - 1);
        progress.begin(oldest);
        try {
            return new ReplayScan(journal, replay, resendWindow).run(after, reached -> {
                progress.at("app.replay.scanning", reached, replay.rule() - 1);
                return !stop.isAsked();
            });
        } catch (ReplayScan.TooManyEntriesException e) {
            throw new OperateException(Problem.at("", "TB-APP-154", ReplayScan.MOST_ENTRIES), e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static OperateException unreadable(Path folder, Exception e) {
        return new OperateException(
                Problem.at(folder.toString(), "TB-APP-155", e.getClass().getSimpleName()), e);
    }
}
