package io.tablebridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes guests, reservations and the like into a file. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "what")
    String kind = "";

    @Option(names = "--since", paramLabel = "day|time")
    String since = "";

    @Option(names = "--date", paramLabel = "day")
    String date = "";

    @Option(names = "--format", paramLabel = "format")
    String format = "csv";

    @Option(names = "--layout", paramLabel = "layout")
    String layout = "plain";

    @Option(names = "--encoding", paramLabel = "utf-8|big5")
    String encoding = "utf-8";

    @Option(names = "--output", paramLabel = "file")
    @Nullable
    Path output;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.export(new ExportOrder(
                kind, since, date, format, layout, encoding, Optional.ofNullable(output), session.languageAskedFor()));
    }
}
