package io.tablebridge.app.imports;

import io.tablebridge.guests.ImportScopes;
import io.tablebridge.guests.TakenBack;
import io.tablebridge.journal.Entry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.pipeline.TakeBack;
import io.tablebridge.pipeline.TakeBackDecision;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * {@code take-back import=<id> [yes] [by]}: tells what taking an import back changes, and with {@code yes} does it, one
 * bounded decision after the other, each when the database took in the one before. Begun again, it goes on. Thread-safe.
 */
public final class TakeBackCommand implements Command {

    /** How long the database may take for one decision before we give up; the journal holds it all the same. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    private final Imports imports;
    private final ImportScopes scopes;
    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;
    private final Clock clock;

    /**
     * @param append appends a decision and gives its entry's number
     * @param settled waits a moment and tells whether the database took this entry in
     */
    public TakeBackCommand(
            Imports imports, ImportScopes scopes, ToLongFunction<Entry> append, LongPredicate settled, Clock clock) {
        this.imports = imports;
        this.scopes = scopes;
        this.append = append;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        String id = request.arguments().getOrDefault("import", "");
        ImportState state = imports.find(id).orElseThrow(() -> mistake("TB-IMP-080", id));
        Optional<TakeBack> before = imports.takeBack(id);
        Locale language = request.language();
        if (before.filter(TakeBack::finished).isPresent()) {
            return answer(
                    text(language, "import.back.before", state.fileName()),
                    done(before.get().done(), language));
        }
        if (before.isEmpty() && TakeBackDecision.isTooLate(state.begunAt(), clock.instant())) {
            throw mistake("TB-IMP-081", state.fileName(), TakeBackDecision.WINDOW.toDays());
        }
        if (!request.flag("yes")) {
            long number = imports.number(id).orElseThrow(() -> mistake("TB-IMP-080", id));
            ImportScopes.Scope scope =
                    scopes.of(number, before.map(TakeBack::reached).orElse(0L));
            return answer(scope(state, scope, language), text(language, "import.back.next", id));
        }
        TakenBack done = takeBack(id, request.arguments().getOrDefault("by", ""));
        return answer(text(language, "import.back.done", state.fileName()), done(done, language));
    }

    private synchronized TakenBack takeBack(String id, String by) {
        Optional<TakeBack> now = imports.takeBack(id);
        while (now.filter(TakeBack::finished).isEmpty()) {
            long entry = append.applyAsLong(TakeBackDecision.entry(id, by, clock.instant()));
            await(entry);
            Optional<TakeBack> before = now;
            now = imports.takeBack(id);
            if (now.equals(before)) {
                // A decision that can't be applied is a dead letter; another of the same kind would be one too.
                throw new OperateException(Problem.at("", "TB-IMP-085", entry));
            }
        }
        return now.get().done();
    }

    private void await(long entry) {
        long begun = System.nanoTime();
        while (!settled.test(entry)) {
            if (System.nanoTime() - begun > PATIENCE_NANOS
                    || Thread.currentThread().isInterrupted()) {
                throw new OperateException(Problem.at("", "TB-IMP-082"));
            }
        }
    }

    private static String scope(ImportState state, ImportScopes.Scope scope, Locale language) {
        return text(
                language,
                "import.back.scope",
                state.fileName(),
                scope.records().gone(),
                scope.records().returned(),
                scope.records().kept(),
                scope.guests());
    }

    private static String done(TakenBack done, Locale language) {
        return text(language, "import.back.counts", done.gone(), done.returned(), done.kept());
    }

    private static OperateException mistake(String code, Object... arguments) {
        return OperateException.mistake(Problem.at("", code, arguments));
    }

    private static CommandResult answer(String first, String second) {
        return new CommandResult(CommandResult.OK, first + "\n" + second);
    }

    private static String text(Locale language, String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return Messages.text(language, key, texts);
    }
}
