package io.tablebridge.app.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.pipeline.NightlyMessage;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A message of the morning, to be sent. Immutable, thread-safe.
 *
 * @param id by which a receiver recognises it when it comes again
 * @param day of whose morning it is
 * @param lines what it says: those with a code are to be looked at, see {@link #isAlert}
 */
public record MorningMessage(String id, LocalDate day, List<Problem> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The form in which nothing is said. */
    private static final String NOTHING = "";

    public MorningMessage {
        lines = List.copyOf(lines);
    }

    /** The message of a morning that was due at this moment. */
    static String id(Instant due, ZoneId zone) {
        return "morning-" + LocalDate.ofInstant(due, zone);
    }

    static MorningMessage of(NightlyMessage kept, ZoneId zone) {
        try {
            List<Problem> lines = JSON.readValue(kept.content(), new TypeReference<List<Problem>>() {});
            return new MorningMessage(kept.id(), LocalDate.ofInstant(kept.due(), zone), lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be read back", e);
        }
    }

    /** What it says, as the journal keeps it. */
    static String content(List<Problem> lines) {
        try {
            return lines.isEmpty() ? NOTHING : JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be written as JSON", e);
        }
    }

    /** Whether a line is something to look at, rather than told for knowledge. */
    public static boolean isAlert(Problem line) {
        return line.code().startsWith("TB-BAT-1");
    }

    /** How many lines are to be looked at. */
    public long alerts() {
        return lines.stream().filter(MorningMessage::isAlert).count();
    }

    String subject(Locale language) {
        String key = alerts() == 0 ? "batch.morning.good" : "batch.morning.look";
        return Messages.text(language, key, day.toString(), Long.toString(alerts()));
    }

    /** All of it in one language, a line each. */
    public String text(Locale language) {
        StringBuilder text = new StringBuilder(subject(language)).append('\n');
        lines.forEach(line -> text.append("- ").append(text(line, language)).append('\n'));
        return text.toString();
    }

    private static String text(Problem line, Locale language) {
        return line.code().startsWith("TB-")
                ? line.text(language)
                : Messages.text(language, line.code(), line.arguments().toArray());
    }

    /** For a program: both languages, and each line with its code. */
    public byte[] json() {
        ObjectNode json = JSON.createObjectNode()
                .put("type", "tablebridge.morning")
                .put("id", id)
                .put("day", day.toString())
                .put("alerts", alerts());
        ArrayNode all = json.putArray("lines");
        for (Problem line : lines) {
            ObjectNode one = all.addObject()
                    .put("alert", isAlert(line))
                    .put("code", line.code())
                    .put("batch", line.place());
            ObjectNode texts = one.putObject("text");
            texts.put("en", text(line, Locale.ENGLISH)).put("zh-TW", text(line, Messages.TAIWAN));
        }
        ObjectNode texts = json.putObject("text");
        texts.put("en", text(Locale.ENGLISH)).put("zh-TW", text(Messages.TAIWAN));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be written as JSON", e);
        }
    }
}
