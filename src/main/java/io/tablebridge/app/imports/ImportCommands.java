package io.tablebridge.app.imports;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the service does for imports: {@code import-order} takes a file over, {@code import-state} tells how far it is,
 * {@code import-pause} pauses it until it is ordered again, {@code import-rejects} gives the rows that were not taken.
 * Thread-safe.
 */
public final class ImportCommands {

    private final ImportQueue queue;
    private final ZoneId zone;

    /** @param zone of the restaurant, whose clock is meant */
    public ImportCommands(ImportQueue queue, ZoneId zone) {
        this.queue = queue;
        this.zone = zone;
    }

    /** The commands by name. */
    public Map<String, Command> all() {
        return Map.of(
                "import-order", checked(this::order),
                "import-state", checked(request -> answer(queue.standing(id(request)), request)),
                "import-pause", checked(request -> answer(queue.pause(id(request)), request)),
                "import-rejects", checked(this::rejects));
    }

    private interface Step {
        CommandResult run(CommandRequest request) throws InterruptedException;
    }

    private static Command checked(Step step) {
        return request -> {
            try {
                return step.run(request);
            } catch (IllegalArgumentException e) {
                throw OperateException.mistake(Problem.at("", "TB-IMP-033"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperateException(Problem.at("", "TB-APP-001"), e);
            }
        };
    }

    private CommandResult order(CommandRequest request) throws InterruptedException {
        Path file = Path.of(request.arguments().getOrDefault("file", ""));
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException("a file without its folder");
        }
        Map<String, String> words = new HashMap<>(request.arguments());
        words.put("name", String.valueOf(file.getFileName()));
        return answer(queue.order(ImportWords.wish(words, file)), request);
    }

    private static String id(CommandRequest request) {
        return request.arguments().getOrDefault("id", "");
    }

    private CommandResult answer(ImportStanding standing, CommandRequest request) {
        Locale language = request.language();
        List<String> notes =
                standing.notes().stream().map(note -> note.text(language)).toList();
        Optional<ImportResult> result = standing.result();
        return new CommandResult(
                CommandResult.OK,
                ImportJson.write(new ImportAnswer(
                        standing.id(),
                        standing.phase(),
                        standing.ahead(),
                        standing.reached(),
                        notes,
                        standing.trouble()
                                .map(problem -> problem.text(language))
                                .orElse(""),
                        result.or(() -> paused(standing))
                                .map(new ImportText(language, zone)::of)
                                .orElse(""),
                        result.map(ended -> ended.state().counts().rejected()).orElse(0L),
                        result.map(ImportResult::before).orElse(false))));
    }

    private Optional<ImportResult> paused(ImportStanding standing) {
        return standing.phase() == ImportPhase.PAUSED
                ? queue.ground().imports().find(standing.id()).map(state -> new ImportResult(state, false))
                : Optional.empty();
    }

    private CommandResult rejects(CommandRequest request) {
        ImportState state = queue.ground()
                .imports()
                .find(id(request))
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-IMP-031", id(request))));
        RejectRows rows = new RejectRows(queue.ground(), state, request.language());
        RejectPage page = request.flag("header")
                ? new RejectPage(List.of(rows.header()), 0)
                : rows.page(Long.parseLong(request.arguments().getOrDefault("after", "")));
        return new CommandResult(CommandResult.OK, ImportJson.write(page));
    }
}
