package io.tablebridge.app.letters;

import io.tablebridge.operate.management.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of letters that were to be dismissed. One thread. */
final class DismissReport {

    private static final int MOST_NAMED = 20;

    private final List<String> dismissed = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int before;

    /**
     * What the database made of a decision.
     *
     * @param closed those of them that are dismissed now; the others were no longer dead
     */
    void decided(List<String> ids, List<String> closed) {
        dismissed.addAll(closed);
        ids.stream().filter(id -> !closed.contains(id)).forEach(changed::add);
    }

    /** The database has yet to take the decision in. */
    void pending(List<String> ids) {
        pending.addAll(ids);
    }

    /** @param number of those that were dismissed before */
    void before(int number) {
        before += number;
    }

    CommandResult result(Locale language) {
        LetterText text = new LetterText(language);
        if (!dismissed.isEmpty()) {
            text.line("app.dismiss.done", dismissed.size(), some(dismissed)).line("app.dismiss.next");
        }
        if (!pending.isEmpty()) {
            text.line("app.dismiss.pending", pending.size(), some(pending));
        }
        if (before > 0) {
            text.line("app.dismiss.before", before);
        }
        if (!changed.isEmpty()) {
            text.line("app.dismiss.changed", changed.size(), some(changed));
        }
        return new CommandResult(changed.isEmpty() ? CommandResult.OK : CommandResult.DOES_NOT_HOLD, text.toString());
    }

    private static String some(List<String> ids) {
        String named = String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())));
        return ids.size() > MOST_NAMED ? named + ", …" : named;
    }
}
