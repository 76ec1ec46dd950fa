package io.tablebridge.app.export;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.csv.Cell;
import io.tablebridge.csv.TableWriter;
import io.tablebridge.export.ExportPage;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes an export into a file or to the standard output, page by page. One thread. */
public final class ExportRun {

    private final ExportPlan plan;
    private final Optional<Instant> since;
    private final OutputStream standard;
    private final Progress progress;
    private final Locale language;
    private final BooleanSupplier stop;
    private long rows;

    /**
     * @param zone of the restaurant
     * @param standard where the table goes when no file is named
     * @param messages what is said to the person at the terminal
     * @param stop whether it is to end before its end
     * @throws OperateException when something in the order is not to be had
     */
    public ExportRun(
            ExportOrder order,
            ZoneId zone,
            OutputStream standard,
            PrintWriter messages,
            Locale language,
            BooleanSupplier stop,
            Clock clock) {
        this.plan = ExportPlan.of(order, LocalDate.ofInstant(clock.instant(), zone));
        this.since = Since.of(order.since(), zone, clock.instant());
        this.standard = standard;
        this.progress = new Progress(messages, language);
        this.language = language;
        this.stop = stop;
    }

    /**
     * Checks an order without doing it.
     *
     * @throws OperateException when something in it is not to be had
     */
    public static void check(ExportOrder order, ZoneId zone, Instant now) {
        ExportPlan.of(order, LocalDate.ofInstant(now, zone));
        Since.of(order.since(), zone, now);
    }

    /** How many rows were written. */
    public long rows() {
        return rows;
    }

    /** Does it and gives the exit status. */
    public int from(ExportHolder holder) throws InterruptedException {
        ExportGround ground = holder.ground(plan, since);
        progress.begin(0);
        if (!ground.reachesBack()) {
            progress.say("export.all-told");
        }
        try {
            return plan.output().isPresent() ? toFile(holder, ground) : toStandard(holder, ground);
        } catch (IOException | UncheckedIOException e) {
            String why = e.getClass().getSimpleName();
            throw new OperateException(
                    plan.output()
                            .map(file -> Problem.at(file.toString(), "TB-EXP-006", why))
                            .orElseGet(() -> Problem.at("", "TB-EXP-011", why)),
                    e);
        }
    }

    private int toFile(ExportHolder holder, ExportGround ground) throws IOException, InterruptedException {
        try (ExportTarget target = ExportTarget.begin(plan.output().orElseThrow());
                MissingList missing = new MissingList(ground.headings(), plan.output(), progress, language)) {
            Written written = write(holder, ground, target.content(), missing);
            if (written.whole()) {
                missing.finish();
                target.finish();
                written.tell(progress, target.file().toString());
                return CommandResult.OK;
            }
        }
        progress.say("export.stopped");
        return CommandResult.CANNOT;
    }

    private int toStandard(ExportHolder holder, ExportGround ground) throws IOException, InterruptedException {
        try (MissingList missing = new MissingList(ground.headings(), Optional.empty(), progress, language)) {
            Written written = write(holder, ground, standard, missing);
            if (!written.whole()) {
                progress.say("export.cut");
                return CommandResult.CANNOT;
            }
            written.tell(progress, "");
            return CommandResult.OK;
        }
    }

    private Written write(ExportHolder holder, ExportGround ground, OutputStream out, MissingList missing)
            throws IOException, InterruptedException {
        rows = 0;
        long seen = 0;
        long first = 0;
        String from = ExportPage.FIRST;
        try (TableWriter table = TableOpening.begin(plan, out, ground.headings(), missing)) {
            do {
                if (stop.getAsBoolean()) {
                    return new Written(rows, 0, 0, false);
                }
                PositionedPage read = holder.page(plan, ground.since(), from);
                first = from.isEmpty() ? read.position() : first;
                for (List<Cell> row : read.page().rows()) {
                    table.row(row);
                }
                rows += read.page().rows().size();
                seen += read.page().seen();
                from = read.page().next();
                if (from.isEmpty()) {
                    return new Written(rows, first, read.position(), true);
                }
                progress.at("export.progress", rows, Math.min(seen, ground.all()), ground.all());
            } while (true);
        }
    }

    /**
     * What was written.
     *
     * @param first the last entry of the journal in effect when the first page was read
     * @param last the same for the last page
     */
    private record Written(long rows, long first, long last, boolean whole) {

        void tell(Progress progress, String file) {
            if (file.isEmpty()) {
                progress.say("export.done", rows);
            } else {
                progress.say("export.written", rows, file);
            }
            if (last > first) {
                progress.say("export.moved", last - first);
            }
        }
    }
}
