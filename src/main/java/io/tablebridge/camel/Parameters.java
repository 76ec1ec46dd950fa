package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of an endpoint. What is read is taken out, so that Camel reports what is left as unknown. */
final class Parameters {

    private static final String ENCODED = "encoded:";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})\\s*(ms|s|m|h|d)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[A-Za-z][A-Za-z0-9_.-]*(?::[^{}]*)?}}");

    private static final Pattern HOST_AND_MORE = Pattern.compile("[^{}/?#]+//[^{}/?#]+([/?#].*)?", Pattern.DOTALL);

    private final String endpoint;
    private final Map<String, Object> values;
    private final UnaryOperator<String> placeholders;

    Parameters(String endpoint, Map<String, Object> values, UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
        this.endpoint = endpoint;
        this.values = values;
    }

    String text(String name, String otherwise) {
        Object value = values.remove(name);
        return value == null ? otherwise : plain(value);
    }

    /** Whether it is given, be it as an empty text. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** What is given, without taking it out; empty when nothing is. */
    String peek(String name) {
        return plain(values.getOrDefault(name, ""));
    }

    /** Takes out a parameter that would do nothing, as a form leaves them: empty. */
    void without(String name, String owner) {
        if (!text(name, "").isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-040", name, owner));
        }
    }

    /** Whether the places of an address, {@code {name}}, all stand behind its host: what fills them comes from outside. */
    static boolean isFilledAfterHost(String address) {
        return HOST_AND_MORE.matcher(address).matches();
    }

    private static String plain(Object value) {
        String text = value.toString().trim();
        return text.startsWith(ENCODED) ? decoded(text.substring(ENCODED.length())) : text;
    }

    /** For a text that would fall apart inside an endpoint's address, or among Camel's placeholders. */
    static String encoded(String text) {
        return ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).trim();
    }

    /** A value, or what the property that it names stands for. */
    String property(String name) {
        String value = text(name, "");
        return value.startsWith(DoorParameters.PROPERTY_REFERENCE)
                ? placeholders.apply("{{" + value.substring(DoorParameters.PROPERTY_REFERENCE.length()) + "}}")
                : value;
    }

    String required(String name) {
        String value = text(name, "");
        if (value.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-016", name, endpoint));
        }
        return value;
    }

    int number(String name, int otherwise, int least, int most) {
        String value = text(name, String.valueOf(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unusable(name, value, least + " … " + most);
        }
        throw unusable(name, value, least + " … " + most);
    }

    /** A time: a number with ms, s, m, h or d behind it. */
    Duration duration(String name, Duration otherwise) {
        String value = text(name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw unusable(name, value, "30s, 15m, 12h, 31d");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A text with what its placeholders stand for; single braces stay. */
    String filled(String name, String value) {
        try {
            return PLACEHOLDER
                    .matcher(value)
                    .replaceAll(found -> Matcher.quoteReplacement(placeholders.apply(found.group())));
        } catch (IllegalArgumentException e) {
            throw unusable(name, value, "{{key}}, {{key:value}}");
        }
    }

    List<String> list(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A constant by its name, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = text(name, word(otherwise));
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> unusable(
                        name,
                        value,
                        Arrays.stream(type.getEnumConstants())
                                .map(Parameters::word)
                                .collect(Collectors.joining(", "))));
    }

    static ProblemException unusable(String name, String value, String possible) {
        return new ProblemException(Problem.at("", "TB-CML-009", name, value, possible));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
