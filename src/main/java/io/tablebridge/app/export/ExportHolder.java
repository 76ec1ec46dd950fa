package io.tablebridge.app.export;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks whoever holds the database for the steps of {@link ExportCommands}: the service, or this very process. */
public final class ExportHolder {

    private final Asking asking;
    private final Locale language;

    /** The way to the one who holds it. */
    @FunctionalInterface
    public interface Asking {
        CommandResult run(CommandRequest request) throws InterruptedException;
    }

    /** @param language of what it says when it can't */
    public ExportHolder(Asking asking, Locale language) {
        this.asking = asking;
        this.language = language;
    }

    ExportGround ground(ExportPlan plan, Optional<Instant> since) throws InterruptedException {
        Map<String, String> arguments = arguments(plan);
        since.ifPresent(time -> arguments.put("since", time.toString()));
        return ExportJson.ground(ask("export-ground", arguments));
    }

    /**
     * Some rows.
     *
     * @param entry from which on changes count; empty for all
     */
    PositionedPage page(ExportPlan plan, OptionalLong entry, String from) throws InterruptedException {
        Map<String, String> arguments = arguments(plan);
        entry.ifPresent(number -> arguments.put("entry", Long.toString(number)));
        arguments.put("from", from);
        return ExportJson.page(ask("export-page", arguments));
    }

    private static Map<String, String> arguments(ExportPlan plan) {
        return new HashMap<>(Map.of(
                "kind", plan.kind().code(),
                "layout", plan.layout().code(),
                "day", plan.day().toString(),
                "labels", plan.labels().toLanguageTag()));
    }

    private String ask(String command, Map<String, String> arguments) throws InterruptedException {
        CommandResult result = asking.run(new CommandRequest(command, arguments, language));
        if (result.exit() != CommandResult.OK) {
            throw new OperateException(Problem.at("", "TB-EXP-002", result.text()));
        }
        return result.text();
    }
}
