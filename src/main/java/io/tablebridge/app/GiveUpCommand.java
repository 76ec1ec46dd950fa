package io.tablebridge.app;

import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.Loss;
import io.tablebridge.operate.audit.AuditText;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;

/**
 * {@code give-up}, {@code give-up yes}: shows what the journal can't read back and the pipeline has before it, or gives it
 * up, so that everything behind it goes on.
 */
final class GiveUpCommand implements Command {

    private final Core core;
    private final LongPredicate settled;

    /** @param settled waits a moment and tells whether the database took this entry in */
    GiveUpCommand(Core core, LongPredicate settled) {
        this.core = core;
        this.settled = settled;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        FileJournal journal = core.journal();
        Locale language = request.language();
        try {
            List<Loss> losses = journal.unreadable(core.loop().position());
            if (losses.isEmpty()) {
                return new CommandResult(CommandResult.OK, Messages.text(language, "app.give-up.none"));
            }
            if (!request.flag("yes")) {
                return new CommandResult(CommandResult.DOES_NOT_HOLD, text(losses, "app.give-up.ask", language));
            }
            core.giveUp(losses);
            boolean goneOn = settled.test(losses.get(losses.size() - 1).last());
            String end = goneOn ? "app.give-up.done" : "app.give-up.accepted";
            return new CommandResult(CommandResult.OK, text(losses, end, language));
        } catch (UncheckedIOException e) {
            throw new OperateException(Problem.at("", "TB-APP-061", String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private static String text(List<Loss> losses, String end, Locale language) {
        StringBuilder text = new StringBuilder();
        losses.forEach(loss -> text.append(AuditText.unreadable(loss, language)).append('\n'));
        return text.append(Messages.text(language, end)).toString();
    }
}
