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
        for (StartupSummary.SecretState secret : summary.secrets()) {
            line(text, locale, secret.set() ? "cli.start.secret-set" : "cli.start.secret-unset", secret.key());
        }
        for (Problem problem : summary.off()) {
            line(text, locale, "cli.start.off", problem.text(locale));
        }
        for (Problem problem : summary.notices()) {
            line(text, locale, "cli.start.notice", problem.text(locale));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Locale locale, String key, Object... arguments) {
        text.append(Messages.text(locale, key, arguments)).append('\n');
    }
}
