package io.tablebridge.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The settings in force, read and checked. Immutable, thread-safe. */
public final class Settings {

    private final Path base;
    private final TreeMap<String, Value> values;
    private final Map<String, String> passedThrough;
    private final List<SecretReference> secrets;
    private final List<Problem> notices;
    private final Supplier<Settings> again;

    /**
     * A read value and where it was written.
     *
     * @param text as it was written; nothing for a secret
     */
    record Value(Object value, String text, String origin) {}

    Settings(
            Path base,
            Map<String, Value> values,
            Map<String, String> passedThrough,
            List<SecretReference> secrets,
            List<Problem> notices,
            Supplier<Settings> again) {
        this.base = base;
        this.values = new TreeMap<>(values);
        this.passedThrough = Map.copyOf(passedThrough);
        this.secrets = List.copyOf(secrets);
        this.notices = List.copyOf(notices);
        this.again = again;
    }

    /**
     * What the next start would read, from the same places.
     *
     * @throws InvalidSettingsException with every fault found
     */
    public Settings readAgain() {
        return again.get();
    }

    /** Whether the same is written there; what secrets hold does not count. */
    public boolean saysTheSameAs(Settings other) {
        return written().equals(other.written()) && passedThrough.equals(other.passedThrough);
    }

    private Map<String, String> written() {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((key, value) -> texts.put(key, value.text()));
        secrets.forEach(secret -> texts.put(secret.key(), secret.reference()));
        return texts;
    }

    /** The value of a setting, or empty when it is not set and has no default. */
    public <T> Optional<T> find(Setting<T> setting) {
        Value value = values.get(setting.key());
        if (value == null) {
            return setting.preset().flatMap(setting.type()::read);
        }
        // Only SettingsLoader makes values, with the type of the very same declaration.
        @SuppressWarnings("unchecked")
        T read = (T) value.value();
        return Optional.of(read);
    }

    /**
     * The value of a setting that has a default.
     *
     * @throws IllegalArgumentException when it is not set and has no default: a defect of the caller, use
     *     {@link #find}
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalArgumentException(setting.key() + " has no value"));
    }

    /** Its value, or its default, as a person writes it in the file; empty without either, and for a secret. */
    public Optional<String> text(Setting<?> setting) {
        Value value = values.get(setting.key());
        return setting.secret() ? Optional.empty() : value == null ? setting.preset() : Optional.of(value.text());
    }

    /** What paths are relative to that people write. */
    public Path base() {
        return base;
    }

    /** The folder or file of a setting, relative ones beside the working folder. */
    public Path path(Setting<Path> setting) {
        return base.resolve(get(setting)).normalize();
    }

    /** Where a path leads that stands in a file of its own: a relative one beside the working folder. */
    public Path beside(Path path) {
        return base.resolve(path).normalize();
    }

    /** The names that were written in a family, such as every {@code tablebridge.destination.<name>}; sorted. */
    public SortedSet<String> names(Setting<?> family) {
        String before = family.template().substring(0, family.template().indexOf(Setting.NAME));
        SortedSet<String> names = new TreeSet<>();
        for (String key : values.keySet()) {
            if (key.startsWith(before)) {
                int end = key.indexOf('.', before.length());
                names.add(key.substring(before.length(), end));
            }
        }
        return names;
    }

    /** Where it was written: {@code file:line}, a variable, the command line; empty when the default holds. */
    public Optional<String> origin(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting.key())).map(Value::origin);
    }

    /** Whether a value was given. A secret that names a variable or a file which is missing has none. */
    public boolean isSet(Setting<?> setting) {
        return values.containsKey(setting.key());
    }

    /** Where each secret is looked for that is not given by a setting's own variable; by key. */
    public List<SecretReference> secrets() {
        return secrets;
    }

    /** Where the secret of a key is looked for; empty when nothing says so. */
    public Optional<SecretReference> secret(String key) {
        return secrets.stream().filter(secret -> secret.key().equals(key)).findFirst();
    }

    /** Keys that belong to Camel ({@code camel.*}) and to routes ({@code route.*}), as written. */
    public Map<String, String> passedThrough() {
        return passedThrough;
    }

    /** What a person should know though the settings hold, such as a secret that is named but missing. */
    public List<Problem> notices() {
        return notices;
    }
}
