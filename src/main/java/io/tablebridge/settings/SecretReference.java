package io.tablebridge.settings;

/**
 * A setting that says where its secret is.
 *
 * @param key the setting
 * @param reference {@code env:NAME} or {@code file:PATH}, never the secret itself
 * @param place where that is written
 * @param found whether there is something behind it
 */
public record SecretReference(String key, String reference, String place, boolean found) {

    /** What must be there: a variable's name or a file's path. */
    public String target() {
        return reference.substring(reference.indexOf(':') + 1).strip();
    }

    /** Whether it is a file, and not a variable of the environment. */
    public boolean isFile() {
        return reference.startsWith("file:");
    }
}
