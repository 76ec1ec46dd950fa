package io.tablebridge.cli;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.Locale;

/** Shows what was started. Pure. */
final class StartupText {

    private StartupText() {}

    static String render(StartupSummary summary, Locale locale) {
        StringBuilder text = new StringBuilder();
        line(text, locale, "cli.start.version", summary.version());
        line(text, locale, "cli.start.store", summary.dataFolder(), summary.store());
        line(text, locale, "cli.start.door", summary.door());
        line(text, locale, "cli.start.management", summary.management());
        line(text, locale, "cli.start.routes", summary.routes().isEmpty() ? "–" : String.join(", ", summary.routes()));
        summary.secrets().stream()
                .filter(secret -> !isToldByWhatIsOff(secret, summary))
                .forEach(secret -> text.append(line(secret, locale)).append('\n'));
        for (Problem problem : summary.off()) {
            line(text, locale, "cli.start.off", problem.text(locale));
        }
        for (Problem problem : summary.notices()) {
            line(text, locale, "cli.start.notice", problem.text(locale));
        }
        return text.toString();
    }

    /** Whatever is off for want of a secret says so itself, with the place and what to do. */
    private static boolean isToldByWhatIsOff(StartupSummary.SecretState secret, StartupSummary summary) {
        return !secret.set()
                && summary.off().stream()
                        .anyMatch(problem -> problem.arguments().contains(secret.name()));
    }

    /** A secret that is needed, where, and whether it is there. */
    static String line(StartupSummary.SecretState secret, Locale locale) {
        String key = secret.set() ? "cli.start.secret-set" : "cli.start.secret-unset";
        String places = secret.places().isEmpty() ? "" : " (" + String.join(", ", secret.places()) + ")";
        return Messages.text(locale, key, secret.name(), places);
    }

    private static void line(StringBuilder text, Locale locale, String key, Object... arguments) {
        text.append(Messages.text(locale, key, arguments)).append('\n');
    }
}
