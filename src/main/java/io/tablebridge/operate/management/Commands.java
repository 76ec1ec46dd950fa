package io.tablebridge.operate.management;

import io.tablebridge.db.Database;
import io.tablebridge.operate.audit.Audit;
import io.tablebridge.operate.audit.AuditJson;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.operate.audit.AuditText;
import io.tablebridge.operate.backup.BackupManifest;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.JournalState;
import io.tablebridge.operate.backup.Recovery;
import io.tablebridge.settings.Messages;
import java.util.function.Supplier;

/** The commands that are the same inside the running service and in a process of their own. */
public final class Commands {

    private Commands() {}

    /** {@code audit [json]}: does not hold when an invariant is broken. */
    public static Command audit(Audit audit) {
        return request -> {
            AuditReport report = audit.run();
            String text = request.flag("json")
                    ? AuditJson.render(report, request.language())
                    : AuditText.render(report, request.language());
            return new CommandResult(report.holds() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD, text);
        };
    }

    /** Takes a backup now. */
    public static Command backup(Backups backups, Database database) {
        return request -> {
            BackupManifest taken = backups.take(database);
            String text = Messages.text(
                    request.language(), "operate.backup.taken", taken.name(), Long.toString(taken.position()));
            return new CommandResult(CommandResult.OK, text);
        };
    }

    /** {@code backups}: lists the good ones, newest first. */
    public static Command listBackups(Backups backups) {
        return request -> {
            StringBuilder text = new StringBuilder();
            for (BackupManifest good : backups.good()) {
                text.append(Messages.text(
                                request.language(),
                                "operate.backup.line",
                                good.name(),
                                good.takenAt().toString(),
                                Long.toString(good.position())))
                        .append('\n');
            }
            return new CommandResult(
                    CommandResult.OK,
                    text.isEmpty() ? Messages.text(request.language(), "operate.backup.none") : text.toString());
        };
    }

    /** {@code restore to=<name>}: only while the service does not run. */
    public static Command restore(Recovery recovery, JournalState journal) {
        return request -> {
            String name = request.arguments().getOrDefault("to", "");
            Recovery.Outcome outcome = recovery.restore(name, journal);
            return new CommandResult(
                    CommandResult.OK,
                    outcome.notice()
                            .map(notice -> notice.text(request.language()))
                            .orElse(""));
        };
    }

    /** {@code status}: does not hold when the service is not ready. */
    public static Command status(Supplier<StatusReport> status) {
        return request -> {
            StatusReport report = status.get();
            int exit = report.problems().isEmpty() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
            return new CommandResult(exit, report.text(request.language()));
        };
    }

    /** {@code stop}: begins a clean stop and answers at once. */
    public static Command stop(Runnable begin) {
        return request -> {
            begin.run();
            return new CommandResult(CommandResult.OK, Messages.text(request.language(), "operate.stop.begun"));
        };
    }
}
