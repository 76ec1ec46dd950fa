package io.tablebridge.app.imports;

import io.tablebridge.operate.audit.TextTable;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.pipeline.TakeBack;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code imports limit=<number> zone=<zone>}: lists imports, the newest first. Thread-safe. */
public final class ImportsCommand implements Command {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MOST = 1_000;
    private static final int TEXT_COLUMNS = 6;

    private final Imports imports;

    public ImportsCommand(Imports imports) {
        this.imports = imports;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        List<ImportState> found = imports.newest(limit(request));
        Locale language = request.language();
        if (found.isEmpty()) {
            return new CommandResult(CommandResult.OK, Messages.text(language, "import.list.none"));
        }
        TextTable table = new TextTable(Stream.of(
                        "id",
                        "file",
                        "source",
                        "mapping",
                        "when",
                        "state",
                        "rows",
                        "applied",
                        "unchanged",
                        "superseded",
                        "rejected",
                        "ignored",
                        "dead")
                .map(column -> Messages.text(language, "import.list." + column))
                .toList());
        found.forEach(state -> table.row(row(state, zone(request), language)));
        return new CommandResult(CommandResult.OK, table.render(TEXT_COLUMNS));
    }

    private List<String> row(ImportState state, ZoneId zone, Locale language) {
        ImportState.Counts counts = state.counts();
        return List.of(
                state.id(),
                state.fileName(),
                state.source(),
                state.mapping(),
                TIME.format(state.begunAt().atZone(zone)),
                Messages.text(language, "import.list.state." + word(state)),
                Long.toString(counts.all()),
                Long.toString(counts.applied()),
                Long.toString(counts.unchanged()),
                Long.toString(counts.superseded()),
                Long.toString(counts.rejected()),
                Long.toString(counts.ignored()),
                Long.toString(counts.dead()));
    }

    private String word(ImportState state) {
        Optional<TakeBack> back = imports.takeBack(state.id());
        if (back.isPresent()) {
            return back.get().finished() ? "taken-back" : "taking-back";
        }
        return state.end().isPresent() ? "done" : "unfinished";
    }

    private static int limit(CommandRequest request) {
        try {
            return Math.max(
                    1, Math.min(MOST, Integer.parseInt(request.arguments().getOrDefault("limit", "20"))));
        } catch (NumberFormatException e) {
            throw OperateException.mistake(Problem.at("--limit", "TB-IMP-083", MOST));
        }
    }

    private static ZoneId zone(CommandRequest request) {
        String zone = request.arguments().getOrDefault("zone", "Z");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-084", zone));
        }
    }
}
