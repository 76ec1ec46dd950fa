package io.tablebridge.app;

import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportResult;
import io.tablebridge.app.imports.ImportRun;
import io.tablebridge.app.imports.ImportText;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.app.imports.MappingChoice;
import io.tablebridge.app.imports.RejectFile;
import io.tablebridge.app.imports.TerminalWatch;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.cli.ImportOrder;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** Imports files in a process that holds journal and database alone. One thread. */
final class Importing {

    private final Settings settings;
    private final ImportOrder order;
    private final Locale language;
    private final StopAsked stop;
    private final Clock clock;
    private final Progress out;
    private final Progress err;

    Importing(
            Settings settings,
            ImportOrder order,
            PrintWriter out,
            PrintWriter err,
            Locale language,
            StopAsked stop,
            Clock clock) {
        this.settings = settings;
        this.order = order;
        this.language = language;
        this.stop = stop;
        this.clock = clock;
        this.out = new Progress(out, language);
        this.err = new Progress(err, language);
    }

    /** Does it and gives the exit status. */
    int alone() {
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock)) {
            MappingsInForce mappings = MappingsInForce.activate(
                    settings.path(SettingsCatalog.MAPPINGS),
                    KnownRules.of(with.folder(), journal),
                    Version.current(),
                    journal,
                    clock);
            mappings.refused().stream()
                    .filter(file -> file.name().equals(order.mapping() + ".yaml"))
                    .forEach(file -> file.all().forEach(problem -> err.line(problem.text(language))));
            try (Core core = Core.open(with, journal, clock)) {
                core.catchUp();
                ImportGround ground = ServiceCommands.localImports(core);
                return all(ground, MappingChoice.among(ground.rules(), mappings.present()));
            }
        } catch (StoreUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (JournalDamagedException e) {
            throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    /** One after the other; a file that is no table doesn't keep the others out. */
    private int all(ImportGround ground, MappingChoice choice) {
        int exit = CommandResult.OK;
        for (Path file : order.files()) {
            if (stop.isAsked()) {
                return CommandResult.DOES_NOT_HOLD;
            }
            try {
                exit = Math.max(exit, one(ground, choice, file));
            } catch (OperateException e) {
                if (!e.isMistake()) {
                    throw e;
                }
                err.line(e.problem().text(language));
                exit = CommandResult.CANNOT;
            }
        }
        return exit;
    }

    private int one(ImportGround ground, MappingChoice choice, Path file) {
        MappingChoice.Chosen chosen = chosen(choice, file);
        ImportWish wish = new ImportWish(
                file,
                String.valueOf(file.getFileName()),
                chosen.mapping(),
                order.source().isEmpty() ? chosen.source() : order.source(),
                order.encoding(),
                order.delimiter(),
                order.styles(),
                order.again());
        ImportResult result =
                new ImportRun(ground, new TerminalWatch(wish.name(), err, language, stop), clock).run(wish);
        out.line(new ImportText(language, settings.get(SettingsCatalog.ZONE)).of(result));
        if (result.state().end().isEmpty()) {
            return CommandResult.DOES_NOT_HOLD;
        }
        if (result.state().counts().rejected() == 0) {
            return CommandResult.OK;
        }
        Path rejects = order.rejects().orElseGet(() -> RejectFile.beside(file));
        if (!result.before() || !Files.exists(rejects)) {
            rejects = RejectFile.free(rejects);
            new RejectFile(ground, language).write(result.state(), rejects);
        }
        out.say("import.rejects", rejects);
        return result.before() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }

    private MappingChoice.Chosen chosen(MappingChoice choice, Path file) {
        if (!order.mapping().isEmpty()) {
            return choice.named(order.mapping());
        }
        MappingChoice.Chosen chosen = choice.of(file, order.encoding(), order.delimiter());
        err.say("import.chosen", file.getFileName(), chosen.mapping());
        if (!chosen.unknown().isEmpty()) {
            err.say("import.chosen.unknown", file.getFileName(), String.join(", ", chosen.unknown()));
        }
        return chosen;
    }
}
