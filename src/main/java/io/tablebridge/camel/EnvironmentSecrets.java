package io.tablebridge.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Secrets from environment variables, and after those from a folder with one file for each (as Docker and systemd do). */
public final class EnvironmentSecrets implements SecretSource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final long MAX_FILE = 64 * 1024L;

    private final Map<String, String> environment;
    private final Optional<Path> folder;

    /**
     * @param environment usually {@code System.getenv()}
     * @param folder holds files named like the secrets; empty when not used
     */
    public EnvironmentSecrets(Map<String, String> environment, Optional<Path> folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /**
     * @throws UncheckedIOException when a file is there and can't be read
     */
    @Override
    public Optional<String> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(environment.get(name))
                .or(() -> folder.map(f -> f.resolve(name))
                        .filter(Files::isRegularFile)
                        .map(EnvironmentSecrets::read))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw new IOException("a secret's file is larger than 64 KB: " + file.getFileName());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
