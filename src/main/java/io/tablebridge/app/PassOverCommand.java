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
import java.util.stream.Collectors;

/**
 * {@code pass-over}: shows what the journal can't read back and the pipeline has before it. {@code pass-over
 * ranges=17-19,40-40 by=…}: passes over just that, so that everything behind it goes on.
 */
final class PassOverCommand implements Command {

    private final Core core;
    private final LongPredicate settled;
    private final Runnable tellAgain;

    /**
     * @param settled waits a moment and tells whether the database took this entry in
     * @param tellAgain tells the journal what may have been lost of what it was told about mappings
     */
    PassOverCommand(Core core, LongPredicate settled, Runnable tellAgain) {
        this.core = core;
        this.settled = settled;
        this.tellAgain = tellAgain;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        FileJournal journal = core.journal();
        Locale language = request.language();
        String asked = request.arguments().getOrDefault("ranges", "").strip();
        try {
            List<Loss> found = journal.unreadable(core.loop().position());
            if (found.isEmpty()) {
                return new CommandResult(CommandResult.OK, Messages.text(language, "app.pass-over.none"));
            }
            String ranges = found.stream().map(Loss::range).collect(Collectors.joining(","));
            if (asked.isEmpty()) {
                return new CommandResult(
                        CommandResult.DOES_NOT_HOLD, text(found, "app.pass-over.ask", ranges, language));
            }
            if (!asked.equals(ranges)) {
                throw OperateException.mistake(Problem.at("", "TB-APP-062", asked, ranges));
            }
            return passOver(found, request);
        } catch (UncheckedIOException e) {
            throw new OperateException(Problem.at("", "TB-APP-061", String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private CommandResult passOver(List<Loss> found, CommandRequest request) {
        List<Loss> now = core.passOver(found, request.arguments().getOrDefault("by", ""));
        tellAgain.run();
        boolean goneOn = settled.test(found.get(found.size() - 1).last());
        String end = goneOn ? "app.pass-over.done" : "app.pass-over.accepted";
        return new CommandResult(CommandResult.OK, text(now, end, "", request.language()));
    }

    private static String text(List<Loss> losses, String end, String ranges, Locale language) {
        StringBuilder text = new StringBuilder();
        losses.forEach(loss -> text.append(AuditText.unreadable(loss, language)).append('\n'));
        return text.append(Messages.text(language, end, ranges)).toString();
    }
}
