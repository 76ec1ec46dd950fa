package io.tablebridge.settings;

import java.util.Comparator;

/** Finds the known key that a wrong one most looks like. */
final class NearestKey {

    private NearestKey() {}

    static String to(String key) {
        return SettingsLoader.knownKeys().stream()
                .map(known -> withNameOf(known, key))
                .min(Comparator.comparingInt(known -> EditDistance.between(known, key)))
                .orElseThrow();
    }

    private static String withNameOf(String template, String key) {
        int at = template.indexOf(Setting.NAME);
        if (at < 0 || !key.startsWith(template.substring(0, at))) {
            return template;
        }
        int end = key.indexOf('.', at);
        return end < 0 ? template : template.replace(Setting.NAME, key.substring(at, end));
    }
}
