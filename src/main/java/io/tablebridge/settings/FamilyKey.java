package io.tablebridge.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the name in a family's key: {@code hubspot} in {@code tablebridge.destination.hubspot.token}. */
final class FamilyKey {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private FamilyKey() {}

    static Optional<String> name(String template, String key) {
        int hole = template.indexOf(Setting.NAME);
        if (hole < 0) {
            return Optional.empty();
        }
        String before = template.substring(0, hole);
        String after = template.substring(hole + Setting.NAME.length());
        if (!key.startsWith(before) || !key.endsWith(after) || key.length() <= before.length() + after.length()) {
            return Optional.empty();
        }
        String name = key.substring(before.length(), key.length() - after.length());
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** A variable has no dash: each underscore inside the name stands for one. */
    static Optional<String> nameInVariable(String template, String variable) {
        int hole = template.indexOf(Setting.NAME);
        if (hole < 0) {
            return Optional.empty();
        }
        String after = template.substring(hole + Setting.NAME.length());
        if (!variable.startsWith(template.substring(0, hole))
                || !variable.endsWith(after)
                || variable.length() <= hole + after.length()) {
            return Optional.empty();
        }
        String name = variable.substring(hole, variable.length() - after.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
