package io.tablebridge.app.replay;

import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Scratch;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.move.CopyRoom;
import io.tablebridge.operate.move.DatabaseCopy;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayChunk;
import io.tablebridge.pipeline.ReplayDecision;
import io.tablebridge.pipeline.ReplayStates;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What whoever holds journal and database does for a replay, a small step at each command: {@code replay-ground} tells what
 * it stands on, {@code replay-copy} copies the database, {@code replay-chunk} takes in a part, {@code replay-state} tells how
 * far it is. Thread-safe.
 */
public final class ReplayCommands {

    /** What the copy is called in its folder. */
    static final String COPY = "before";

    private final DataFolder folder;
    private final Database database;
    private final Bookkeeping books;
    private final Duration resendWindow;
    private final long reserve;
    private final LongSupplier end;
    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;
    private final Clock clock;
    private final ToldWindow told;

    /**
     * @param reserve bytes of free disk that a copy must leave to the journal
     * @param end the number of the journal's newest entry
     * @param append appends a decision and gives its entry's number
     * @param settled waits a moment and tells whether the database took this entry in
     */
    public ReplayCommands(
            DataFolder folder,
            Database database,
            Duration resendWindow,
            long reserve,
            LongSupplier end,
            ToLongFunction<Entry> append,
            LongPredicate settled,
            Clock clock) {
        this.folder = folder;
        this.database = database;
        this.books = new Bookkeeping(database);
        this.resendWindow = resendWindow;
        this.reserve = reserve;
        this.end = end;
        this.append = append;
        this.settled = settled;
        this.clock = clock;
        this.told = new ToldWindow(database);
    }

    /** The commands by name. */
    public Map<String, Command> all() {
        return Map.of(
                "replay-ground", checked(this::ground),
                "replay-copy", checked(this::copy),
                "replay-chunk", checked(this::chunk),
                "replay-state", checked(this::state));
    }

    private static Command checked(Command command) {
        return request -> {
            try {
                return command.run(request);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw OperateException.mistake(Problem.at("", "TB-APP-150"));
            }
        };
    }

    private CommandResult ground(CommandRequest request) {
        caughtUp();
        String mapping = request.arguments().getOrDefault("mapping", "");
        return answer(ReplayJson.write(new ReplayGround(books.ruleInForce(mapping), resendWindow)));
    }

    private void caughtUp() {
        if (!settled.test(end.getAsLong())) {
            throw new OperateException(Problem.at("", "TB-APP-151"));
        }
    }

    private CommandResult copy(CommandRequest request) {
        caughtUp();
        Path into = Scratch.named(folder, request.arguments().getOrDefault("into", ""));
        CopyRoom.require(database, folder.scratch(), reserve);
        DatabaseCopy.write(database, into.resolve(COPY));
        return answer("");
    }

    private synchronized CommandResult chunk(CommandRequest request) {
        Replay replay = ReplayJson.replay(request);
        if (books.ruleInForce(replay.mapping())
                .filter(rule -> rule.entry() == replay.rule())
                .isEmpty()) {
            throw new OperateException(Problem.at("", "TB-APP-152", replay.mapping()));
        }
        List<Long> entries = Stream.of(
                        request.arguments().getOrDefault("entries", "").split(" "))
                .map(Long::valueOf)
                .toList();
        int pass = (int) ReplayJson.number(request, "pass");
        ReplayChunk chunk = new ReplayChunk(
                replay,
                pass,
                entries,
                pass == 1 ? told.of(replay, entries, ReplayJson.number(request, "from")) : List.of(),
                request.flag("last"));
        if (chunk.last()) {
            told.forget();
        }
        long entry = append.applyAsLong(ReplayDecision.entry(chunk, clock.instant()));
        return answer(replay, pass, entry);
    }

    private CommandResult state(CommandRequest request) {
        return answer(
                ReplayJson.replay(request),
                (int) ReplayJson.number(request, "pass"),
                ReplayJson.number(request, "entry"));
    }

    private CommandResult answer(Replay replay, int pass, long entry) {
        boolean taken = settled.test(entry);
        return answer(ReplayJson.write(
                new TakenChunk(entry, taken, database.read(handle -> ReplayStates.read(handle, replay, pass)))));
    }

    private static CommandResult answer(String text) {
        return new CommandResult(CommandResult.OK, text);
    }
}
