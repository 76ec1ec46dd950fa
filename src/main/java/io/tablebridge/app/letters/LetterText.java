package io.tablebridge.app.letters;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Entry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dead letters for a terminal. Personal values stand in none of it but a body that is asked for. */
final class LetterText {

    /** Characters of a body that are shown. */
    static final int MOST_SHOWN = 16_000;

    private final Locale language;
    private final StringBuilder text = new StringBuilder();

    LetterText(Locale language) {
        this.language = language;
    }

    LetterText list(LetterList letters) {
        for (DeadEvent dead : letters.events()) {
            line("app.letters.line", LetterId.of(dead), dead.source(), dead.receivedAt());
            dead.problems().stream().limit(1).forEach(this::problem);
            dead.dismissed().ifPresent(this::dismissed);
        }
        if (letters.moreEvents()) {
            DeadEvent last = letters.events().get(letters.events().size() - 1);
            line("app.letters.after", LetterId.of(last), which(letters));
        }
        for (LetterList.Delivery delivery : letters.deliveries()) {
            line("app.letters.line", LetterId.of(delivery.dead()), delivery.guest(), when(delivery.since()));
            delivery.dead().problem().ifPresent(this::problem);
            delivery.dead().dismissed().ifPresent(this::dismissed);
        }
        if (letters.moreDeliveries()) {
            LetterList.Delivery last =
                    letters.deliveries().get(letters.deliveries().size() - 1);
            line("app.letters.after", LetterId.of(last.dead()), which(letters));
        }
        if (letters.isEmpty()) {
            return line(letters.dismissed() ? "app.letters.none.dismissed" : "app.letters.none");
        }
        return line(letters.dismissed() ? "app.letters.next.dismissed" : "app.letters.next");
    }

    private static String which(LetterList letters) {
        return letters.dismissed() ? " --dismissed" : "";
    }

    private void dismissed(Dismissal dismissal) {
        text.append("    ");
        line("app.letters.dismissed", dismissal.at(), given(dismissal.by()), given(dismissal.why()));
    }

    private static String given(String text) {
        return text.isEmpty() ? "–" : text;
    }

    LetterText event(DeadEvent dead, Optional<Entry> entry) {
        line(
                "app.letters.event",
                LetterId.of(dead),
                dead.source(),
                dead.mapping().isEmpty() ? "–" : dead.mapping(),
                dead.receivedAt(),
                entry.map(Entry::eventId)
                        .filter(id -> !id.isEmpty())
                        .map(Masking::line)
                        .orElse("–"));
        line("app.letters.why");
        dead.problems().forEach(this::problem);
        dead.dismissed().ifPresent(this::dismissed);
        if (!dead.isRetryable()) {
            problem(Problem.at("", "TB-APP-033", LetterId.of(dead)));
        } else if (entry.isEmpty()) {
            problem(Problem.at("", "TB-APP-034", LetterId.of(dead)));
        }
        return this;
    }

    /** @param defect whether it was no mapping that failed */
    LetterText outlook(MappingResult result, boolean defect) {
        if (result instanceof MappingResult.Ignored) {
            return line("app.letters.now.ignored");
        }
        List<FieldError> errors;
        if (result instanceof MappingResult.Mapped mapped) {
            line(
                    defect ? "app.letters.now.defect" : "app.letters.now.passes",
                    mapped.records().size());
            errors = mapped.errors();
        } else if (result instanceof MappingResult.Unmappable unmappable) {
            line("app.letters.now.fails");
            errors = unmappable.errors();
        } else {
            errors = List.of();
        }
        for (FieldError error : errors) {
            text.append("  ").append(error.field().isEmpty() ? "–" : error.field());
            text.append(": ").append(Masking.HIDDEN).append('\n');
            problem(error.problem());
        }
        return this;
    }

    LetterText body(byte[] body, boolean show) {
        if (!show) {
            return line("app.letters.body.hidden", body.length);
        }
        line("app.letters.body.shown", body.length);
        String whole = new String(body, 0, Math.min(body.length, 4 * MOST_SHOWN), StandardCharsets.UTF_8);
        whole.codePoints().limit(MOST_SHOWN).forEach(this::visible);
        return whole.codePointCount(0, whole.length()) > MOST_SHOWN || body.length > 4 * MOST_SHOWN
                ? newLine().line("app.letters.body.cut", MOST_SHOWN)
                : newLine();
    }

    /** What a stranger sent must not move the cursor of a terminal. */
    private void visible(int c) {
        int type = Character.getType(c);
        boolean moves = (type == Character.CONTROL && c != '\n' && c != '\t') || type == Character.FORMAT;
        if (moves) {
            text.append(String.format("\\u%04x", c));
        } else {
            text.appendCodePoint(c);
        }
    }

    LetterText delivery(LetterList.Delivery delivery) {
        line(
                "app.letters.delivery",
                LetterId.of(delivery.dead()),
                delivery.guest(),
                when(delivery.since()),
                delivery.dead().attempts());
        line("app.letters.why");
        delivery.dead().problem().ifPresent(this::problem);
        delivery.dead().dismissed().ifPresent(this::dismissed);
        return this;
    }

    private static String when(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("–");
    }

    LetterText problem(Problem problem) {
        text.append("    ").append(problem.text(language)).append('\n');
        return this;
    }

    LetterText line(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        text.append(Messages.text(language, key, texts));
        return newLine();
    }

    private LetterText newLine() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
