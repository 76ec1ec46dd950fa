package io.tablebridge.cli;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.InvalidSettingsException;
import io.tablebridge.settings.LogLanguage;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.SettingsReference;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exit status: 0 done and well, 1 something does not hold, 2 not written as it must be, 3 can't be done
 * now.
 */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final Engine engine;
    private final Surroundings surroundings;

    public Cli(Engine engine, Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
    }

    /** Runs one command and gives its exit status. */
    public int run(String... arguments) {
        Locale language = language(arguments);
        LogLanguage.choose(LoggerFactory.getILoggerFactory(), language);
        RootCommand root = new RootCommand();
        Session session = new Session(engine, surroundings, language, root);
        CommandLine line = new CommandLine(root);
        List.of(
                        new RunCommand(session),
                        new DemoCommand(session),
                        new ValidateCommand(session),
                        new TestCommand(session),
                        new PreviewCommand(session),
                        new ProposeCommand(session),
                        new ImportCommand(session),
                        new CommandLine(new BatchCommand(session)).addSubcommand(new BatchRunCommand(session)),
                        new ImportsCommand(session),
                        new TakeBackCommand(session),
                        new AuditCommand(session),
                        new DriftCommand(session),
                        new ReplayCommand(session),
                        new ExportCommand(session),
                        new BackupCommand(session),
                        new RestoreCommand(session),
                        new MoveCommand(session),
                        new GoOnCommand(session),
                        new PassOverCommand(session),
                        new CommandLine(new DeadLettersCommand(session))
                                .addSubcommand(new DeadLetterShowCommand(session))
                                .addSubcommand(new DeadLetterDismissCommand(session)),
                        new RetryCommand(session),
                        new CommandLine(new BillsCommand(session))
                                .addSubcommand(new BillLinkCommand(session))
                                .addSubcommand(new BillUnlinkCommand(session)),
                        new BackfillCommand(session),
                        new StatusCommand(session),
                        new StopCommand(session),
                        new DeliverCommand(session),
                        new SettingsCommand(session),
                        new VersionCommand(session),
                        new RehearseCommand(session))
                .forEach(line::addSubcommand);
        line.setResourceBundle(ResourceBundle.getBundle(
                "io.tablebridge.messages.help_" + (language.equals(Messages.TAIWAN) ? "zh_TW" : "en"), Locale.ROOT));
        line.setOut(surroundings.out());
        line.setErr(surroundings.err());
        line.setParameterExceptionHandler((wrong, given) -> usage(wrong, language));
        line.setExecutionExceptionHandler((failed, command, parsed) -> failure(failed, language));
        line.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
                line.usage(surroundings.err());
                return CommandResult.USAGE;
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line.execute(arguments);
    }

    /** The language asked for with {@code --lang}, otherwise that of the terminal. */
    private Locale language(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return SettingsReference.language(arguments[i].substring(7));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return SettingsReference.language(arguments[i + 1]);
            }
        }
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String tag = surroundings.environment().getOrDefault(variable, "");
            if (!tag.isEmpty()) {
                return SettingsReference.language(tag);
            }
        }
        return Locale.ENGLISH;
    }

    private int usage(ParameterException wrong, Locale language) {
        PrintWriter err = surroundings.err();
        CommandLine command = wrong.getCommandLine();
        err.println(Problem.at("", "TB-CLI-001", command.getCommandSpec().qualifiedName())
                .text(language));
        // The detail is picocli's own sentence and names what was typed.
        err.println("  " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        command.usage(err);
        err.flush();
        return CommandResult.USAGE;
    }

    private int failure(Exception failed, Locale language) {
        PrintWriter err = surroundings.err();
        if (failed instanceof InvalidSettingsException invalid) {
            invalid.problems().forEach(problem -> err.println(problem.text(language)));
        } else if (failed instanceof OperateException known) {
            LOG.debug("command failed", known);
            err.println(known.problem().text(language));
        } else {
            LOG.error("command failed", failed);
            err.println(Problem.at("", "TB-CLI-003", failed.getClass().getSimpleName())
                    .text(language));
        }
        err.flush();
        return CommandResult.CANNOT;
    }
}
