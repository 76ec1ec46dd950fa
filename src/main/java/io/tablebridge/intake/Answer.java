package io.tablebridge.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tablebridge.settings.Messages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a door answers.
 *
 * @param headers the content type among them when there is a body
 * @param body small
 */
public record Answer(int status, Map<String, String> headers, String body) {

    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON_TYPE = "application/json; charset=utf-8";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);
    private static final Duration DISABLED_RETRY = Duration.ofMinutes(5);
    private static final int MAX_LANGUAGES = 200;

    /** Refused, with the default time after which to come again where that helps. */
    public static Answer refused(Refusal refusal, Optional<String> acceptLanguage) {
        return refused(refusal, refusal == Refusal.DISABLED ? DISABLED_RETRY : DEFAULT_RETRY, acceptLanguage);
    }

    /** Refused; come again after {@code retryAfter} where that helps. */
    public static Answer refused(Refusal refusal, Duration retryAfter, Optional<String> acceptLanguage) {
        String message = Messages.text(language(acceptLanguage), refusal.code());
        Map<String, String> headers = new LinkedHashMap<>(Map.of(CONTENT_TYPE, JSON_TYPE));
        if (refusal.retryLater()) {
            headers.put("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
        } else if (refusal == Refusal.METHOD) {
            headers.put("Allow", "POST");
        }
        String body = JSON.createObjectNode()
                .set(
                        "error",
                        JSON.createObjectNode().put("code", refusal.code()).put("message", message))
                .toString();
        return new Answer(refusal.status(), headers, body);
    }

    private static Locale language(Optional<String> acceptLanguage) {
        if (acceptLanguage.isEmpty() || acceptLanguage.get().length() > MAX_LANGUAGES) {
            return Locale.ENGLISH;
        }
        try {
            Locale match = Locale.lookup(
                    Locale.LanguageRange.parse(acceptLanguage.get()), List.of(Locale.ENGLISH, Messages.TAIWAN));
            return match != null ? match : acceptLanguage.get().startsWith("zh") ? Messages.TAIWAN : Locale.ENGLISH;
        } catch (RuntimeException e) {
            // Java fails in several ways here ("en,-" ends outside an array). An unreadable wish for a language is no
            // reason to answer less.
            return Locale.ENGLISH;
        }
    }
}
