package io.tablebridge.app.export;

import io.tablebridge.export.Export;
import io.tablebridge.export.ExportKind;
import io.tablebridge.export.ExportLayout;
import io.tablebridge.export.ExportPage;
import io.tablebridge.export.ExportQuestion;
import io.tablebridge.export.Exports;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What whoever holds the database does for an export, a small step at each command: {@code export-ground} tells what it stands
 * on, {@code export-page} gives some rows. Thread-safe.
 */
public final class ExportCommands {

    private final Exports exports;
    private final EntryAt entryAt;
    private final LongSupplier position;

    /**
     * @param entryAt finds what came in when
     * @param position the last entry of the journal in effect
     */
    public ExportCommands(Exports exports, EntryAt entryAt, LongSupplier position) {
        this.exports = exports;
        this.entryAt = entryAt;
        this.position = position;
    }

    /** The commands by name. */
    public Map<String, Command> all() {
        return Map.of("export-ground", checked(this::ground), "export-page", checked(this::page));
    }

    private static Command checked(Command command) {
        return request -> {
            try {
                return command.run(request);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw OperateException.mistake(Problem.at("", "TB-EXP-001"));
            }
        };
    }

    private CommandResult ground(CommandRequest request) {
        Optional<EntryAt.Found> since = Optional.ofNullable(request.arguments().get("since"))
                .map(Instant::parse)
                .map(entryAt::first);
        OptionalLong entry = since.isPresent() ? OptionalLong.of(since.get().entry()) : OptionalLong.empty();
        Export export = exports.of(question(request, entry));
        return answer(ExportJson.write(new ExportGround(
                export.headings(),
                export.all(),
                entry,
                since.map(EntryAt.Found::reachesBack).orElse(true))));
    }

    private CommandResult page(CommandRequest request) {
        String entry = request.arguments().getOrDefault("entry", "");
        OptionalLong since = entry.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(entry));
        long reached = position.getAsLong();
        ExportPage page =
                exports.of(question(request, since)).page(request.arguments().getOrDefault("from", ExportPage.FIRST));
        return answer(ExportJson.write(page, reached));
    }

    private static ExportQuestion question(CommandRequest request, OptionalLong since) {
        Map<String, String> given = request.arguments();
        return new ExportQuestion(
                ExportKind.of(given.getOrDefault("kind", "")).orElseThrow(IllegalArgumentException::new),
                ExportLayout.of(given.getOrDefault("layout", "")).orElseThrow(IllegalArgumentException::new),
                since,
                LocalDate.parse(given.getOrDefault("day", "")),
                Locale.forLanguageTag(given.getOrDefault("labels", "en")));
    }

    private static CommandResult answer(String json) {
        return new CommandResult(CommandResult.OK, json);
    }
}
