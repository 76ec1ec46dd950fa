package io.tablebridge.cli;

import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingPreview;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.mapping.Previewer;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a mapping makes of an event in a file. */
@Command(name = "preview")
final class PreviewCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 16L << 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "mapping")
    String mapping = "";

    @Parameters(index = "1", paramLabel = "sample")
    Path sample = Path.of("");

    @Option(names = "--header", paramLabel = "name=value")
    Map<String, String> headers = new HashMap<>();

    @Option(names = "--values")
    boolean values;

    @Option(names = "--json")
    boolean json;

    PreviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        FileReport report = session.engine().mapping(session.settings(), mapping);
        if (report.file().isEmpty()) {
            return session.report(report.problems());
        }
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        Optional<MappingPreview> preview =
                Previewer.preview(report.file().get(), new MappingInput("preview", lower, body()));
        if (preview.isEmpty()) {
            return session.report(List.of(Problem.at(report.fileName() + ":1", "TB-MAP-029")));
        }
        MappingPreviewText text = new MappingPreviewText(preview.get(), session.language(), values);
        session.out().println(json ? text.json(mapping) : text.table());
        session.out().flush();
        return isWell(preview.get().result()) ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }

    private byte[] body() {
        try {
            if (Files.size(sample) > MAX_BYTES) {
                throw OperateException.mistake(Problem.at(sample.toString(), "TB-CLI-005", MAX_BYTES));
            }
            return Files.readAllBytes(sample);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(sample.toString(), "TB-CLI-004", e.getClass().getSimpleName()), e);
        }
    }

    private static boolean isWell(MappingResult result) {
        return result instanceof MappingResult.Ignored
                || (result instanceof MappingResult.Mapped mapped
                        && mapped.errors().isEmpty());
    }
}
