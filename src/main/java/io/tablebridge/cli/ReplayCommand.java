package io.tablebridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads again what came before a mapping was corrected. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "mapping")
    String mapping = "";

    @Option(names = "--source", paramLabel = "source")
    String source = "";

    @Option(names = "--since", paramLabel = "day")
    String since = "";

    @Option(names = "--until", paramLabel = "day")
    String until = "";

    @ArgGroup(multiplicity = "0..1")
    What what = new What();

    @Option(names = "--values")
    boolean values;

    @Option(names = "--json")
    boolean json;

    @Option(names = "--limit", paramLabel = "number")
    int limit = 50;

    /** One of these. */
    static final class What {

        @Option(names = "--apply", required = true)
        boolean apply;

        @Option(names = "--file", required = true, paramLabel = "file")
        @Nullable
        Path file;
    }

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.replay(new ReplayOrder(
                mapping, source, since, until, what.apply, Optional.ofNullable(what.file), values, json, limit));
    }
}
