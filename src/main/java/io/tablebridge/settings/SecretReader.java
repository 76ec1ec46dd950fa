package io.tablebridge.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gets secrets from where they may be: a variable of the environment or a file of their own. */
final class SecretReader {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<String> SECRET_WORDS = Set.of(
            "token",
            "secret",
            "password",
            "passphrase",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "accesstoken",
            "clientsecret",
            "refreshtoken",
            "signingkey");

    private final Map<String, String> environment;
    private final Path base;

    SecretReader(Map<String, String> environment, Path base) {
        this.environment = environment;
        this.base = base;
    }

    static boolean isReference(String text) {
        return text.startsWith("env:") || text.startsWith("file:");
    }

    /** Whether a key that is none of ours is named like a secret, such as Camel's {@code …password}. */
    static boolean isNamedLikeASecret(String key) {
        String last =
                key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        return SECRET_WORDS.stream().anyMatch(last::endsWith);
    }

    /** The text behind {@code env:NAME} or {@code file:/path}; empty when there is none. */
    Optional<String> read(String reference) {
        if (reference.startsWith("env:")) {
            return Optional.ofNullable(environment.get(reference.substring(4).strip()))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }
        try {
            Path file = base.resolve(reference.substring(5).strip());
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }
}
