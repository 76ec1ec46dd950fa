package io.tablebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartupTextTest {

    private static final Problem OFF = Problem.at("routes/square.camel.yaml:9", "TB-CML-004", "SQUARE_TOKEN");

    private static StartupSummary summary(List<Problem> off) {
        return new StartupSummary(
                "1.2",
                "/data",
                "H2",
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8081",
                List.of("inline"),
                off,
                List.of(
                        new SecretState("INLINE_SECRET", List.of("routes/inline.camel.yaml:7"), true),
                        new SecretState("SQUARE_TOKEN", List.of("routes/square.camel.yaml:9"), false)),
                List.of());
    }

    @Test
    void aSecretThatIsMissingIsToldOnce() {
        for (Locale language : List.of(Locale.ENGLISH, Messages.TAIWAN)) {
            assertThat(linesWithToken(StartupText.render(summary(List.of(OFF)), language)))
                    .singleElement()
                    .asString()
                    .contains("TB-CML-004");
        }
    }

    @Test
    void oneThatNothingIsOffForIsToldAsNotSet() {
        String text = StartupText.render(summary(List.of()), Locale.ENGLISH);
        assertThat(linesWithToken(text)).containsExactly("Secret SQUARE_TOKEN: NOT set (routes/square.camel.yaml:9)");
        assertThat(text).contains("Secret INLINE_SECRET: set");
    }

    private static List<String> linesWithToken(String text) {
        try (Stream<String> lines = text.lines()) {
            return lines.filter(line -> line.contains("SQUARE_TOKEN")).toList();
        }
    }
}
