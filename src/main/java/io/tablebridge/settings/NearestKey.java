package io.tablebridge.settings;

import java.util.Comparator;

/** Finds the known key that a wrong one most looks like. */
final class NearestKey {

    private NearestKey() {}

    static String to(String key) {
        return SettingsLoader.knownKeys().stream()
                .map(known -> withNameOf(known, key))
                .min(Comparator.comparingInt(known -> distance(known, key)))
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

    /** Levenshtein's distance; long keys are cut, they are no misspelling of ours. */
    static int distance(String left, String right) {
        String a = left.substring(0, Math.min(left.length(), 120));
        String b = right.substring(0, Math.min(right.length(), 120));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
