package io.tablebridge.cli;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.settings.InvalidSettingsException;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.SettingsLoader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** What all commands share: settings, language, where to write, and the way to a service that runs. */
final class Session {

    private final Engine engine;
    private final Surroundings surroundings;
    private final Locale language;
    private final RootCommand root;

    Session(Engine engine, Surroundings surroundings, Locale language, RootCommand root) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.language = language;
        this.root = root;
    }

    Engine engine() {
        return engine;
    }

    Locale language() {
        return language;
    }

    PrintWriter out() {
        return surroundings.out();
    }

    /** Who gives the command, as the machine knows them. */
    String user() {
        return surroundings.system().getProperty("user.name", "");
    }

    Settings settings() {
        return settings(Map.of());
    }

    /** The settings with some put over everything else. */
    Settings settings(Map<String, String> over) {
        Map<String, String> commandLine = new HashMap<>(root.set);
        commandLine.putAll(over);
        return loader().load(surroundings.system(), commandLine);
    }

    private SettingsLoader loader() {
        return new SettingsLoader(surroundings.environment(), surroundings.folder());
    }

    void say(String key, Object... arguments) {
        out().println(Messages.text(language, key, arguments));
        out().flush();
    }

    /** Prints each problem; the exit status says whether there was one. */
    int report(List<Problem> problems) {
        problems.forEach(problem -> surroundings.err().println(problem.text(language)));
        surroundings.err().flush();
        return problems.isEmpty() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }

    /** Does a command: in the service when one holds the data folder, otherwise in this process. */
    int command(String name, Map<String, String> arguments) throws InterruptedException {
        CommandRequest request = new CommandRequest(name, arguments, language);
        Settings settings;
        try {
            settings = settings();
        } catch (InvalidSettingsException mistakes) {
            return print(new ManagementClient(inUse(mistakes)).run(request));
        }
        DataFolder folder = existing(settings);
        Optional<DataFolder.Lock> lock = folder.tryLock();
        if (lock.isEmpty()) {
            return print(new ManagementClient(folder).run(request));
        }
        try (DataFolder.Lock held = lock.get()) {
            return print(engine.execute(settings, request));
        }
    }

    /** Does a replay beside the service when one holds the data folder, otherwise in this process alone. */
    int replay(ReplayOrder order) {
        Settings settings = settings();
        DataFolder folder = existing(settings);
        Optional<DataFolder.Lock> lock = folder.tryLock();
        if (lock.isEmpty()) {
            return engine.replay(settings, order, Optional.of(new ManagementClient(folder)), out(), language);
        }
        try (DataFolder.Lock held = lock.get()) {
            return engine.replay(settings, order, Optional.empty(), out(), language);
        }
    }

    /** Does an export beside the service when one holds the data folder, otherwise in this process alone. */
    int export(ExportOrder order) {
        Settings settings = settings();
        DataFolder folder = existing(settings);
        Optional<DataFolder.Lock> lock = folder.tryLock();
        if (lock.isEmpty()) {
            Optional<ManagementClient> service = Optional.of(new ManagementClient(folder));
            return engine.export(settings, order, service, surroundings, language);
        }
        try (DataFolder.Lock held = lock.get()) {
            return engine.export(settings, order, Optional.empty(), surroundings, language);
        }
    }

    /** The language that was asked for; that of the terminal does not count. */
    Locale languageAskedFor() {
        return root.lang.isEmpty() ? Locale.ENGLISH : language;
    }

    /** Imports files beside the service when one holds the data folder, otherwise in this process alone. */
    int importFiles(ImportOrder order) {
        Settings settings = settings();
        DataFolder folder = DataFolder.at(settings.path(SettingsCatalog.DATA)).create();
        Optional<DataFolder.Lock> lock = folder.tryLock();
        PrintWriter err = surroundings.err();
        if (lock.isEmpty()) {
            return engine.importFiles(settings, order, Optional.of(new ManagementClient(folder)), out(), err, language);
        }
        try (DataFolder.Lock held = lock.get()) {
            return engine.importFiles(settings, order, Optional.empty(), out(), err, language);
        }
    }

    /** Does a command in the service; empty when none runs, which it says. */
    Optional<Integer> commandRunning(String name) throws InterruptedException {
        DataFolder folder = running();
        if (!isInUse(folder)) {
            say("cli.not-running");
            return Optional.empty();
        }
        return Optional.of(print(new ManagementClient(folder).run(new CommandRequest(name, Map.of(), language))));
    }

    /** Waits until no process holds the data folder; whether that came in time. */
    boolean awaitStopped(Duration most) throws InterruptedException {
        DataFolder folder = loader().dataFolder(surroundings.system(), root.set)
                .map(DataFolder::at)
                .orElseThrow();
        long end = System.nanoTime() + most.toNanos();
        while (isInUse(folder)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    private DataFolder running() {
        try {
            return DataFolder.at(settings().path(SettingsCatalog.DATA));
        } catch (InvalidSettingsException mistakes) {
            return inUse(mistakes);
        }
    }

    /** The folder of a service that runs although its settings got mistakes since, which are told beside. */
    private DataFolder inUse(InvalidSettingsException mistakes) {
        DataFolder folder = loader().dataFolder(surroundings.system(), root.set)
                .map(DataFolder::at)
                .filter(Session::isInUse)
                .orElseThrow(() -> mistakes);
        report(mistakes.problems());
        report(List.of(Problem.at("", "TB-APP-072")));
        return folder;
    }

    private static boolean isInUse(DataFolder folder) {
        if (!Files.isDirectory(folder.root())) {
            return false;
        }
        Optional<DataFolder.Lock> lock = folder.tryLock();
        lock.ifPresent(DataFolder.Lock::close);
        return lock.isEmpty();
    }

    /** Does a command in this process; refuses while a service holds the data folder. */
    int commandStopped(String name, Map<String, String> arguments) {
        return whileStopped(settings -> print(engine.execute(settings, new CommandRequest(name, arguments, language))));
    }

    /** Does something in this process; refuses while a service holds the data folder. */
    int whileStopped(ToIntFunction<Settings> work) {
        Settings settings = settings();
        DataFolder folder = existing(settings);
        try (DataFolder.Lock held = folder.tryLock()
                .orElseThrow(() -> new OperateException(Problem.at(folder.root().toString(), "TB-OPS-021")))) {
            return work.applyAsInt(settings);
        }
    }

    private static DataFolder existing(Settings settings) {
        DataFolder folder = DataFolder.at(settings.path(SettingsCatalog.DATA));
        if (!Files.isDirectory(folder.root())) {
            throw new OperateException(Problem.at(folder.root().toString(), "TB-CLI-002"));
        }
        return folder;
    }

    private int print(CommandResult result) {
        PrintWriter writer = result.exit() == CommandResult.CANNOT ? surroundings.err() : surroundings.out();
        writer.println(result.text().stripTrailing());
        writer.flush();
        return result.exit();
    }
}
