package io.tablebridge.app.replay;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.JournalView;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.operate.move.DatabaseCopy;
import io.tablebridge.pipeline.Pipeline;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayChoice;
import io.tablebridge.pipeline.ReplayChunk;
import io.tablebridge.pipeline.ReplayDecision;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.pipeline.ReplayStates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a replay in on a copy of the database, part by part as it would be on the database itself and by the same pipeline,
 * and compares the guests of both. One thread.
 */
final class ReplayPreview implements AutoCloseable {

    private final IdentityRules identity;
    private final Instant now;
    private final Progress progress;
    private final StopAsked stop;
    private final Database before;
    private final Database after;
    private final MarkedGuests marked = new MarkedGuests();
    private final Pipeline pipeline;

    /**
     * @param before H2's name of a copy that stays as it is
     * @param after of another that is changed
     */
    ReplayPreview(
            Path before,
            Path after,
            JournalView journal,
            IdentityRules identity,
            Duration resendWindow,
            Instant now,
            Progress progress,
            StopAsked stop) {
        this.identity = identity;
        this.now = now;
        this.progress = progress;
        this.stop = stop;
        this.before = Database.open(DatabaseCopy.url(before));
        this.after = Database.open(DatabaseCopy.url(after));
        MappingCompiler compiler = new MappingCompiler();
        this.pipeline = Pipeline.open(
                this.after,
                GuestStore.open(this.after, identity),
                marked,
                journal,
                (name, text) -> compiler.inbound(name + ".yaml", text),
                resendWindow);
    }

    /** Brings a mapping into force on the copy; gives the number of the entry that would do so. */
    long bringIntoForce(String mapping, String text) {
        return process(
                new Entry(EntryKind.RULE, mapping, "", now, Map.of(), List.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    private long process(Entry entry) {
        long number = pipeline.position() + 1;
        pipeline.process(List.of(new StoredEntry(number, entry, false)));
        return number;
    }

    /** What it did, when all of it was done before this. */
    Optional<ReplayState> doneBefore(Replay replay) {
        Optional<ReplayState> first = state(replay, 1).filter(ReplayState::finished);
        return first.flatMap(state -> state.open() == 0
                ? first
                : state(replay, 2).filter(ReplayState::finished).map(second -> ReplaySum.of(state, second)));
    }

    private Optional<ReplayState> state(Replay replay, int pass) {
        return after.read(handle -> ReplayStates.read(handle, replay, pass));
    }

    /** Does all of it; the state in the end, or empty when there was nothing to do or a person stopped it. */
    Optional<ReplayState> run(Replay replay, ReplayChoice choice) {
        Optional<ReplayState> first = pass(replay, choice, 1);
        if (first.filter(state -> state.open() > 0).isEmpty()) {
            return first;
        }
        return pass(replay, choice, 2).map(second -> ReplaySum.of(first.get(), second));
    }

    private Optional<ReplayState> pass(Replay replay, ReplayChoice choice, int pass) {
        Optional<ReplayState> begun = state(replay, pass);
        ToldWindow told = new ToldWindow(after);
        ReplaySteps steps = new ReplaySteps(choice, Long.MAX_VALUE);
        progress.begin(0);
        for (Optional<ReplaySteps.Part> next = steps.next(); next.isPresent(); next = steps.next()) {
            if (stop.isAsked()) {
                return Optional.empty();
            }
            ReplaySteps.Part step = next.get();
            List<ToldRecord> records = pass == 1 ? told.of(replay, step.entries(), step.from()) : List.of();
            process(ReplayDecision.entry(new ReplayChunk(replay, pass, step.entries(), records, step.last()), now));
            progress.at("app.replay.trying-" + pass, steps.done(), choice.entries());
        }
        return state(replay, pass).map(state -> begun.map(state::since).orElse(state));
    }

    /** Shows which guests are not the same in both; as of one moment, so that time itself changes nothing. */
    void compare(Consumer<GuestDifference> to) {
        Clock still = Clock.fixed(now, ZoneOffset.UTC);
        new GuestComparison(new ProfileReader(before, identity, still), new ProfileReader(after, identity, still))
                .of(marked.guests(), to);
    }

    @Override
    public void close() {
        try {
            before.close();
        } finally {
            after.close();
        }
    }
}
