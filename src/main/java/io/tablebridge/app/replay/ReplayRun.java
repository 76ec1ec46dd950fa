package io.tablebridge.app.replay;

import io.tablebridge.app.replay.ReplayAnswer.Ending;
import io.tablebridge.app.replay.ReplayAnswer.Next;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.JournalView;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Scratch;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayChoice;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.pipeline.RuleInForce;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A replay that a person asked for at a terminal: shown, or done. One thread. */
public final class ReplayRun {

    private static final String AFTER = "after";
    private static final String SUFFIX = ".mv.db";

    private final ReplayOrder order;
    private final Place place;
    private final Clock clock;
    private final StopAsked stop;
    private final Progress progress;
    private final ReplayFile files;
    private final ReplayDays days;
    private final PrintWriter out;
    private final ReplayAnswer answer;
    private final Optional<ReplayDocument> document;

    /**
     * Where it takes place.
     *
     * @param folder the data folder
     * @param mappings the folder of mapping files
     * @param identity the rules by which the database was made
     * @param zone of the restaurant, whose days are meant
     */
    public record Place(DataFolder folder, Path mappings, IdentityRules identity, ZoneId zone) {}

    public ReplayRun(ReplayOrder order, Place place, PrintWriter out, Locale language, StopAsked stop, Clock clock) {
        this.order = order;
        this.place = place;
        this.clock = clock;
        this.stop = stop;
        this.out = out;
        this.progress = new Progress(out, language, order.json());
        this.document = order.json() ? Optional.of(new ReplayDocument(order, language)) : Optional.empty();
        this.answer = document.isPresent() ? document.get() : new ReplayText(order, progress, language);
        this.files = new ReplayFile(place.mappings());
        this.days = ReplayDays.of(order, place.zone());
    }

    /**
     * Does it.
     *
     * @return the exit status
     * @throws OperateException when it can't be done now; what was done of it stays
     */
    public int apply(ReplayHolder holder) throws InterruptedException {
        return told(applied(holder));
    }

    private int applied(ReplayHolder holder) throws InterruptedException {
        ReplayGround ground = holder.ground(order.mapping());
        RuleInForce rule = ground.rule().orElseThrow(this::unknown);
        boolean differs = files.inFolder(order.mapping())
                .filter(file -> !file.text().equals(rule.text()))
                .isPresent();
        if (differs) {
            throw OperateException.mistake(Problem.at("", "TB-APP-157", order.mapping()));
        }
        Replay replay = replay(rule.entry());
        ReplayChoice choice;
        try (JournalView journal = ReplayScanning.open(place.folder().journal())) {
            choice = choose(journal, replay, ground);
        }
        if (stop.isAsked()) {
            return stopped();
        }
        if (choice.entries() == 0) {
            answer.end(Ending.NOTHING);
            return CommandResult.OK;
        }
        return new ReplayApply(holder, replay, progress, answer, stop).run(choice);
    }

    private int stopped() {
        answer.end(Ending.STOPPED);
        return CommandResult.DOES_NOT_HOLD;
    }

    /** A document is told when it is whole. */
    private int told(int status) {
        document.ifPresent(whole -> {
            out.println(whole.text());
            out.flush();
        });
        return status;
    }

    /**
     * The first half of showing it: what is needed of whoever holds the database.
     *
     * @throws OperateException when it can't be done now
     */
    public ReplayMaterial prepare(ReplayHolder holder) throws InterruptedException {
        ReplayGround ground = holder.ground(order.mapping());
        Scratch scratch = Scratch.make(place.folder());
        boolean made = false;
        try {
            holder.copy(scratch.name());
            Files.copy(
                    scratch.folder().resolve(ReplayCommands.COPY + SUFFIX),
                    scratch.folder().resolve(AFTER + SUFFIX));
            made = true;
            return new ReplayMaterial(ground, scratch);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(
                            scratch.folder().toString(),
                            "TB-OPS-082",
                            e.getClass().getSimpleName()),
                    e);
        } finally {
            if (!made) {
                scratch.close();
            }
        }
    }

    /**
     * The second half, which needs nobody else.
     *
     * @return the exit status
     * @throws OperateException when it can't be done now
     */
    public int preview(ReplayMaterial material) throws InterruptedException {
        return told(previewed(material));
    }

    private int previewed(ReplayMaterial material) throws InterruptedException {
        Optional<RuleInForce> rule = material.ground().rule();
        Optional<FoundFile> file = order.file()
                .map(path -> files.candidate(path, order.mapping()))
                .or(() -> files.inFolder(order.mapping()))
                .filter(found ->
                        !found.text().equals(rule.map(RuleInForce::text).orElse("")));
        if (file.isEmpty() && rule.isEmpty()) {
            throw unknown();
        }
        if (file.isPresent()) {
            List<Problem> problems = files.problems(file.get(), order.file());
            if (!problems.isEmpty()) {
                answer.unusable(problems);
                answer.end(Ending.UNUSABLE);
                return CommandResult.DOES_NOT_HOLD;
            }
        }
        Path folder = material.scratch().folder();
        try (JournalView journal = ReplayScanning.open(place.folder().journal());
                ReplayPreview preview = new ReplayPreview(
                        folder.resolve(ReplayCommands.COPY),
                        folder.resolve(AFTER),
                        journal,
                        place.identity(),
                        material.ground().resendWindow(),
                        clock.instant(),
                        progress,
                        stop)) {
            long entry = file.isPresent()
                    ? preview.bringIntoForce(order.mapping(), file.get().text())
                    : rule.orElseThrow().entry();
            return shown(preview, replay(entry), journal, material.ground(), file.isPresent());
        }
    }

    private int shown(ReplayPreview preview, Replay replay, JournalView journal, ReplayGround ground, boolean fresh)
            throws InterruptedException {
        Optional<ReplayState> before = preview.doneBefore(replay);
        if (before.isPresent()) {
            answer.end(Ending.DONE_BEFORE, before.get());
            return CommandResult.OK;
        }
        ReplayChoice choice = choose(journal, replay, ground);
        Optional<ReplayState> sum = stop.isAsked() ? Optional.empty() : preview.run(replay, choice);
        if (stop.isAsked()) {
            return stopped();
        }
        if (sum.isEmpty()) {
            answer.end(Ending.NOTHING);
            return CommandResult.OK;
        }
        preview.compare(answer::guest);
        answer.guests();
        answer.end(Ending.SHOWN, sum.get());
        if (sum.get().changed() > 0) {
            Next next = fresh ? Next.FRESH : Next.APPLY;
            answer.next(order.file().isPresent() ? Next.FILE : next, command());
        }
        return CommandResult.OK;
    }

    private String command() {
        return "./tablebridge replay " + order.mapping()
                + (order.source().isEmpty() ? "" : " --source " + order.source())
                + (order.since().isEmpty() ? "" : " --since " + order.since())
                + (order.until().isEmpty() ? "" : " --until " + order.until())
                + " --apply";
    }

    private Replay replay(long rule) {
        return new Replay(order.mapping(), rule, order.source(), days.since(), days.until());
    }

    private ReplayChoice choose(JournalView journal, Replay replay, ReplayGround ground) throws InterruptedException {
        return ReplayScanning.choose(journal, place.folder().journal(), replay, ground.resendWindow(), progress, stop);
    }

    private OperateException unknown() {
        return files.unknown(order.mapping());
    }
}
