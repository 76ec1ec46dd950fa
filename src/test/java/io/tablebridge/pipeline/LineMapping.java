package io.tablebridge.pipeline;

import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.RecordVersion;
import io.tablebridge.settings.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mapping for tests: each line of the body is a record, {@code type id version name=… phone=…}; {@code part=} and
 * {@code venue=} are the record's own, {@code paid=id:amount} is a payment in TWD. The word
 * {@code ignore} is ignored, {@code broken} is unmappable, {@code poison} throws; {@code bad=phone} is
 * a phone that could not be read. A text that is a mapping file is one.
 *
 * <p>The words {@code read-otherwise} followed by some of {@code ids}, {@code versions}, {@code schemes}, {@code phones},
 * {@code skipping} and {@code deleting} read lines in another way: ids with an even digit get another one, revisions count
 * down, or are of another scheme, phones stand where padding does, R3 is not there, and R4 is deleted.
 */
final class LineMapping implements InboundMapping {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("name", "guest.name"),
            Map.entry("phone", "guest.phone"),
            Map.entry("email", "guest.email"),
            Map.entry("line", "guest.lineId"),
            Map.entry("provider", "guest.lineProvider"),
            Map.entry("card", "guest.customerId"),
            Map.entry("allergy", "guest.allergies"),
            Map.entry("at", "startsAt"),
            Map.entry("seated", "seatedAt"),
            Map.entry("left", "leftAt"),
            Map.entry("opened", "openedAt"),
            Map.entry("closed", "closedAt"),
            Map.entry("booking", "reservationId"),
            Map.entry("bookedAt", "reservationSource"),
            Map.entry("into", "mergedInto"),
            Map.entry("from", "splitFrom"),
            Map.entry("bill", "orderId"),
            Map.entry("given", "at"),
            Map.entry("most", "scoreMost"),
            Map.entry("consent", "consent.email"),
            Map.entry("party", "partySize"));

    private final String name;
    private final String venue;
    private final Set<String> otherwise;

    private LineMapping(String name, String venue, Set<String> otherwise) {
        this.name = name;
        this.venue = venue;
        this.otherwise = otherwise;
    }

    static InboundMapping compile(String name, String text) throws MappingException {
        if (text.contains("uncompilable")) {
            throw new MappingException(List.of());
        }
        if (text.startsWith("mapping:")) {
            return new io.tablebridge.mapping.MappingCompiler().inbound(name + ".yaml", text);
        }
        if (text.startsWith("read-otherwise")) {
            return new LineMapping(name, "", Set.of(text.split(" ")));
        }
        return new LineMapping(
                name, text.contains("venue ") ? text.substring(text.indexOf("venue ") + 6) : "", Set.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MappingResult map(MappingInput input) {
        String body = new String(input.body(), StandardCharsets.UTF_8);
        if (body.contains("poison")) {
            throw new IllegalStateException("poison");
        }
        if (body.equals("ignore")) {
            return new MappingResult.Ignored("a test notification");
        }
        if (body.equals("broken") && venue.isEmpty()) {
            Problem problem = Problem.at("line 1", "TB-PIP-001");
            return new MappingResult.Unmappable(List.of(new FieldError("startsAt", problem)));
        }
        List<CanonicalRecord> records = new ArrayList<>();
        for (String line : body.split("\n")) {
            if (!(otherwise.contains("skipping") && line.startsWith("reservation R3 "))) {
                records.add(record(
                        input.source(), line.equals("broken") ? "reservation mended 1 name=Mended" : otherwise(line)));
            }
        }
        if (records.isEmpty()) {
            return new MappingResult.Ignored("skipped");
        }
        return new MappingResult.Mapped(records, errors(body));
    }

    private String otherwise(String line) {
        String[] words = line.split(" ");
        if (otherwise.contains("ids") && words[1].matches("R[2468]")) {
            words[1] = "N" + words[1];
        }
        if (otherwise.contains("versions")) {
            words[2] = String.valueOf(9 - Long.parseLong(words[2]));
        }
        if (otherwise.contains("schemes") && !words[2].equals("-")) {
            words[2] = "changes:" + words[2];
        }
        if (otherwise.contains("phones")) {
            words = Stream.of(words)
                    .filter(word -> !word.startsWith("phone="))
                    .map(word -> word.replaceFirst("^pad=", "phone="))
                    .toArray(String[]::new);
        }
        String deletion = otherwise.contains("deleting") && words[1].equals("R4") ? " deleted" : "";
        return String.join(" ", words) + deletion;
    }

    private static List<FieldError> errors(String body) {
        return Stream.of(body.split("\\s"))
                .filter(word -> word.startsWith("bad="))
                .map(word -> FIELDS.getOrDefault(word.substring(4), word.substring(4)))
                .map(field -> new FieldError(field, Problem.at("line 1", "TB-NRM-010")))
                .toList();
    }

    private CanonicalRecord record(String source, String line) {
        String[] words = line.split(" ");
        RecordType type = RecordType.of(words[0]).orElse(RecordType.RESERVATION);
        String part = CanonicalRecord.MAIN;
        String where = venue;
        RecordVersion version = version(words[2]);
        Map<String, Object> values = new HashMap<>();
        boolean deleted = false;
        for (int i = 3; i < words.length; i++) {
            String[] parts = words[i].split("=", 2);
            if (parts[0].equals("deleted")) {
                deleted = true;
            } else if (parts[0].equals("part")) {
                part = parts[1];
            } else if (parts[0].equals("venue")) {
                where = parts[1];
            } else if (parts[0].equals("paid")) {
                values.put("payments", List.of(payment(parts[1])));
            } else if (!parts[0].equals("pad") && !parts[0].equals("bad")) {
                values.put(FIELDS.getOrDefault(parts[0], parts[0]), value(parts[0], parts[1]));
            }
        }
        return new CanonicalRecord(
                new RecordKey(source, type, words[1]), part, version, where, deleted, Fields.of(values));
    }

    private static Fields payment(String text) {
        String[] parts = text.split(":");
        return Fields.of(Map.of("payments.id", parts[0], "payments.amount", money(parts[1])));
    }

    private static Money money(String amount) {
        return new Money(Long.parseLong(amount) * 100, "TWD");
    }

    /** A revision, or another scheme and its number: {@code changes:7}. */
    private static RecordVersion version(String word) {
        if (word.equals("-")) {
            return RecordVersion.none();
        }
        int colon = word.indexOf(':');
        String scheme = colon < 0 ? "revision" : word.substring(0, colon);
        return new RecordVersion(scheme, Long.parseLong(word.substring(colon + 1)));
    }

    private static Object value(String word, String text) {
        return switch (word) {
            case "at", "seated", "left", "opened", "closed", "given" -> OffsetDateTime.parse(text);
            case "total", "refunded", "tip" -> money(text);
            case "score", "most" -> new BigDecimal(text);
            case "party" -> Long.parseLong(text);
            case "consent" -> Boolean.parseBoolean(text);
            case "allergy" -> List.of(text);
            default -> text;
        };
    }
}
