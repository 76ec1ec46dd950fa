package io.tablebridge.app.imports;

import io.tablebridge.pipeline.ImportState;
import io.tablebridge.settings.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in sentences what became of an import. Immutable, thread-safe. */
public final class ImportText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Locale language;
    private final ZoneId zone;

    /** @param zone of the restaurant, whose clock is meant */
    public ImportText(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /** One line or more, without an end behind the last. */
    public String of(ImportResult result) {
        ImportState state = result.state();
        ImportState.Counts counts = state.counts();
        if (state.end().isEmpty()) {
            return text("import.stopped", state.fileName(), state.after().record());
        }
        ImportState.End end = state.end().get();
        StringBuilder lines = new StringBuilder();
        if (result.before()) {
            lines.append(text("import.already", state.fileName(), time(end.at())))
                    .append('\n');
        }
        lines.append(text(
                "import.done",
                state.fileName(),
                end.rows(),
                counts.applied(),
                counts.unchanged(),
                counts.superseded(),
                counts.rejected(),
                counts.ignored()));
        if (counts.dead() > 0) {
            lines.append('\n').append(text("import.dead", counts.dead()));
        }
        if (counts.all() < end.rows()) {
            lines.append('\n').append(text("import.lost", end.rows() - counts.all()));
        }
        return lines.toString();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private String text(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return Messages.text(language, key, texts);
    }
}
