package io.tablebridge.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads and checks the settings: {@code application.properties} first, over it the environment
 * ({@code TABLEBRIDGE_DOOR_PORT}), system properties and what the command line sets. Secrets come from the environment or
 * a file, never written out in the settings themselves.
 */
public final class SettingsLoader {

    private static final List<String> PASSED_THROUGH = List.of("camel.", "route.");
    private static final List<String> OURS = List.of("tablebridge.");

    private static final Set<String> LAUNCHERS =
            Set.of("TABLEBRIDGE_HOME", "TABLEBRIDGE_OPTS", "TABLEBRIDGE_LOG", "TABLEBRIDGE_SECRETS");

    private final Map<String, String> environment;
    private final Path base;
    private final SecretReader reader;

    /**
     * @param environment the variables of the process
     * @param base the folder that relative paths are beside
     */
    public SettingsLoader(Map<String, String> environment, Path base) {
        this.environment = Map.copyOf(environment);
        this.base = base.toAbsolutePath();
        this.reader = new SecretReader(this.environment, this.base);
    }

    /**
     * @param system the system properties; only keys of ours count
     * @param commandLine what {@code --set key=value} gave
     * @throws InvalidSettingsException with every fault found
     */
    public Settings load(Properties system, Map<String, String> commandLine) {
        Reading reading = read(system, commandLine);
        if (!reading.problems.isEmpty()) {
            throw new InvalidSettingsException(reading.problems);
        }
        return settings(reading, system, commandLine);
    }

    /**
     * Where the data is, as far as it can be told of settings with mistakes; empty when a mistake may be about just that.
     *
     * @throws InvalidSettingsException when not even the folder of settings can be told
     */
    public Optional<Path> dataFolder(Properties system, Map<String, String> commandLine) {
        Reading reading = read(system, commandLine);
        String key = SettingsCatalog.DATA.key();
        if (reading.problems.stream().anyMatch(problem -> problem.arguments().contains(key))) {
            return Optional.empty();
        }
        return Optional.of(settings(reading, system, commandLine).path(SettingsCatalog.DATA));
    }

    private Settings settings(Reading reading, Properties system, Map<String, String> commandLine) {
        return new Settings(
                base,
                reading.values,
                reading.passedThrough,
                List.copyOf(reading.secrets.values()),
                reading.notices,
                () -> load(system, commandLine));
    }

    private Reading read(Properties system, Map<String, String> commandLine) {
        Reading reading = new Reading();
        Path folder = configFolder(system, commandLine);
        SettingsFile file = SettingsFile.read(folder.resolve("application.properties"));
        reading.problems.addAll(file.problems());
        file.entries().forEach((key, written) -> {
            if (key.equals(SettingsCatalog.CONFIG.key())) {
                reading.problems.add(Problem.at(written.place(), "TB-SET-008", key, SettingsCatalog.CONFIG.variable()));
            } else {
                reading.written(key, written.value(), written.place());
            }
        });
        environment.forEach(reading::variable);
        for (String key : system.stringPropertyNames()) {
            if (isOurs(key)) {
                reading.written(key, system.getProperty(key), "-D" + key);
            }
        }
        commandLine.forEach((key, value) -> reading.written(key, value, "--set " + key));
        return reading;
    }

    private Path configFolder(Properties system, Map<String, String> commandLine) {
        String key = SettingsCatalog.CONFIG.key();
        String written = Optional.ofNullable(commandLine.get(key))
                .or(() -> Optional.ofNullable(system.getProperty(key)))
                .or(() -> Optional.ofNullable(environment.get(SettingsCatalog.CONFIG.variable())))
                .or(SettingsCatalog.CONFIG::preset)
                .orElseThrow();
        return base.resolve(SettingsCatalog.CONFIG
                .type()
                .read(written)
                .orElseThrow(() -> new InvalidSettingsException(List.of(Problem.at(key, "TB-SET-020", key)))));
    }

    private static boolean isOurs(String key) {
        return OURS.stream().anyMatch(key::startsWith);
    }

    private final class Reading {

        private final Map<String, Settings.Value> values = new LinkedHashMap<>();
        private final Map<String, String> passedThrough = new LinkedHashMap<>();
        private final Map<String, SecretReference> secrets = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> notices = new ArrayList<>();

        void written(String key, String text, String place) {
            Optional<Setting<?>> setting = SettingsCatalog.find(key);
            if (setting.isPresent() && setting.get().secret() && !SecretReader.isReference(text)) {
                problems.add(Problem.at(place, "TB-SET-005", key));
            } else if (setting.isPresent()) {
                set(setting.get(), text, place);
            } else if (PASSED_THROUGH.stream().anyMatch(key::startsWith)) {
                passThrough(key, text, place);
            } else {
                problems.add(Problem.at(place, "TB-SET-003", key, NearestKey.to(key)));
            }
        }

        void variable(String name, String text) {
            Optional<Setting<?>> setting = SettingsCatalog.findVariable(name);
            if (setting.isPresent()) {
                set(setting.get(), text, name);
            } else if (name.startsWith("TABLEBRIDGE_") && !LAUNCHERS.contains(name)) {
                notices.add(Problem.at(name, "TB-SET-007"));
            }
        }

        private void passThrough(String key, String text, String place) {
            boolean secret = SecretReader.isNamedLikeASecret(key);
            if (secret && !SecretReader.isReference(text) && !text.startsWith("{{")) {
                problems.add(Problem.at(place, "TB-SET-005", key));
                return;
            }
            if (!secret || text.startsWith("{{")) {
                passedThrough.put(key, text);
                return;
            }
            Optional<String> found = reader.read(text);
            secrets.put(key, new SecretReference(key, text, place, found.isPresent()));
            found.ifPresentOrElse(value -> passedThrough.put(key, value), () -> missing(key, text, place));
        }

        private void set(Setting<?> setting, String text, String place) {
            boolean reference = setting.secret() && SecretReader.isReference(text);
            Optional<String> plain = reference ? reader.read(text) : Optional.of(text);
            secrets.remove(setting.key());
            if (reference) {
                secrets.put(setting.key(), new SecretReference(setting.key(), text, place, plain.isPresent()));
            }
            if (plain.isEmpty() || (setting.secret() && plain.get().isBlank())) {
                values.remove(setting.key());
                missing(setting.key(), text, place);
                return;
            }
            setting.type()
                    .read(plain.get())
                    .ifPresentOrElse(
                            value -> values.put(
                                    setting.key(), new Settings.Value(value, setting.secret() ? "" : text, place)),
                            () -> problems.add(unreadable(setting, place)));
        }

        private void missing(String key, String reference, String place) {
            notices.add(Problem.at(place, "TB-SET-006", key, SecretReader.isReference(reference) ? reference : place));
        }

        private Problem unreadable(Setting<?> setting, String place) {
            List<Object> arguments = new ArrayList<>(List.of(setting.key()));
            arguments.addAll(setting.type().arguments());
            return Problem.at(
                    place, "TB-SET-" + UnreadableCode.of(setting.type().name()), arguments.toArray());
        }
    }

    /** Every key that may be written, for a person who looks for one. */
    static List<String> knownKeys() {
        return Collections.unmodifiableList(
                SettingsCatalog.all().stream().map(Setting::template).toList());
    }
}
