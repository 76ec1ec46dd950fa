package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.db.DatabaseUnavailableException;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.operate.audit.TextTable;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.move.Move;
import io.tablebridge.operate.move.MovedTable;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Brings a restaurant's database from H2 to PostgreSQL while no service runs, and tells how it gets on. */
final class DatabaseMove {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings present;
    private final Settings wanted;
    private final PrintWriter out;
    private final Locale language;
    private final Clock clock;

    /**
     * @param present the settings in force, with the database in a file
     * @param wanted the same with the database on a server
     */
    DatabaseMove(Settings present, Settings wanted, PrintWriter out, Locale language, Clock clock) {
        this.present = present;
        this.wanted = wanted;
        this.out = out;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Does it. The caller holds the data folder's lock.
     *
     * @return the exit status
     * @throws OperateException when it can't be done; then H2 is used as before
     */
    int run() {
        CoreSettings from = CoreSettings.of(present);
        CoreSettings to = CoreSettings.of(wanted);
        if (from.server().isPresent()) {
            throw OperateException.mistake(Problem.at("", "TB-APP-081"));
        }
        DatabaseAddress server = to.server().orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-APP-082")));
        List<MovedTable> moved = move(from, server);
        long position = opened(to);
        tell(moved);
        say("app.move.done", Long.toString(position), server.url());
        return CommandResult.OK;
    }

    private List<MovedTable> move(CoreSettings from, DatabaseAddress server) {
        try (FileJournal journal = JournalOpening.open(present, from.folder(), clock)) {
            MappingsInForce.activate(
                    present.path(SettingsCatalog.MAPPINGS),
                    KnownRules.of(from.folder(), journal),
                    Version.current(),
                    journal,
                    clock);
            return move(from, server, journal);
        }
    }

    /** Opens it as a start would: from what the journal has on its disk now. */
    private long opened(CoreSettings to) {
        try (FileJournal journal = JournalOpening.open(present, to.folder(), clock);
                Core core = Core.open(to, journal, clock)) {
            return caughtUp(core);
        }
    }

    private List<MovedTable> move(CoreSettings from, DatabaseAddress server, FileJournal journal) {
        try (Core core = Core.open(from, journal, clock)) {
            long position = caughtUp(core);
            try (Database target = Database.open(server, PATIENCE, ServerKeeping.writer(from.folder(), journal))) {
                say("app.move.begin", Long.toString(position), server.name());
                MoveLines lines = new MoveLines(out, language);
                return new Move(core.database(), target, new PipelinePosition(), lines).run();
            } catch (DatabaseUnavailableException e) {
                throw new OperateException(e.problem(), e);
            }
        }
    }

    private static long caughtUp(Core core) {
        try {
            core.catchUp();
            return core.loop().position();
        } catch (JournalDamagedException e) {
            throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private void tell(List<MovedTable> moved) {
        TextTable table = new TextTable(List.of(text("app.move.table"), text("app.move.hash"), text("app.move.rows")));
        moved.forEach(t -> table.row(List.of(t.name(), t.hash(), Long.toString(t.rows()))));
        out.println(table.render(2));
    }

    private void say(String key, Object... arguments) {
        out.println(text(key, arguments));
        out.flush();
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, key, arguments);
    }
}
