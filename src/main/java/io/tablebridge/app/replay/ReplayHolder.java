package io.tablebridge.app.replay;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.settings.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks whoever holds journal and database for the steps of {@link ReplayCommands}: the service, or this very process. */
public final class ReplayHolder {

    private final Asking asking;
    private final Locale language;

    /** The way to the one who holds them. */
    @FunctionalInterface
    public interface Asking {
        CommandResult run(CommandRequest request) throws InterruptedException;
    }

    public ReplayHolder(Asking asking, Locale language) {
        this.asking = asking;
        this.language = language;
    }

    /** What a replay stands on, once the database has reached the journal's end. */
    public ReplayGround ground(String mapping) throws InterruptedException {
        return ReplayJson.ground(ask("replay-ground", Map.of("mapping", mapping)));
    }

    /** Has the database copied into the scratch folder of this name, as {@link ReplayCommands#COPY}. */
    void copy(String scratch) throws InterruptedException {
        ask("replay-copy", Map.of("into", scratch));
    }

    /**
     * Has a part taken in.
     *
     * @param step its entries
     */
    TakenChunk take(Replay replay, int pass, ReplaySteps.Part step) throws InterruptedException {
        Map<String, String> arguments = ReplayJson.arguments(replay);
        arguments.put("pass", Integer.toString(pass));
        arguments.put("entries", step.entries().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        arguments.put("from", Long.toString(step.from()));
        arguments.put("last", Boolean.toString(step.last()));
        return ReplayJson.taken(ask("replay-chunk", arguments));
    }

    /**
     * How far a pass is.
     *
     * @param entry a decision that is waited for a moment; 0 for none
     */
    TakenChunk state(Replay replay, int pass, long entry) throws InterruptedException {
        Map<String, String> arguments = ReplayJson.arguments(replay);
        arguments.put("pass", Integer.toString(pass));
        arguments.put("entry", Long.toString(entry));
        return ReplayJson.taken(ask("replay-state", arguments));
    }

    private String ask(String command, Map<String, String> arguments) throws InterruptedException {
        CommandResult result = asking.run(new CommandRequest(command, arguments, language));
        if (result.exit() != CommandResult.OK) {
            throw new OperateException(Problem.at("", "TB-APP-153", result.text()));
        }
        return result.text();
    }
}
