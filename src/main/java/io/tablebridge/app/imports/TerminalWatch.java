package io.tablebridge.app.imports;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.settings.Problem;
import java.util.Locale;

/** A person at a terminal who watches an import. One thread. */
public final class TerminalWatch implements ImportWatch {

    private final String name;
    private final Progress progress;
    private final Locale language;
    private final StopAsked stop;

    /** @param name of the file */
    public TerminalWatch(String name, Progress progress, Locale language, StopAsked stop) {
        this.name = name;
        this.progress = progress;
        this.language = language;
        this.stop = stop;
    }

    @Override
    public void note(Problem problem) {
        progress.line(problem.text(language));
    }

    @Override
    public void begin(long rows, long bytes) {
        if (rows > 0) {
            progress.say("import.resumed", name, rows);
        }
        progress.begin(rows, bytes);
    }

    @Override
    public void reached(long rows, long bytes, long all) {
        progress.at(all > 0 ? "import.progress" : "import.progress.rows", rows, bytes, all);
    }

    @Override
    public boolean isStopped() {
        return stop.isAsked();
    }
}
