package io.tablebridge.app;

import static io.tablebridge.app.ReplayedRestaurant.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge replay --json}. */
class ReplayDocumentTest {

    private static final Map<String, String> SENTENCES = Map.of(
            "changed", " changes",
            "new", " is new",
            "joined", " goes into ",
            "parted", " comes out of ",
            "vanished", " is left with nothing");

    private final ReplayedRestaurant restaurant;

    ReplayDocumentTest(@TempDir Path folder) throws Exception {
        restaurant = new ReplayedRestaurant(folder);
    }

    @Test
    void aProgramIsToldWhatAPersonIsTold() throws Exception {
        restaurant.take(ReplayCommandTest.history(new Random(8), 200, 120));
        restaurant.mapping(RIGHT);
        String text = restaurant.say(0, "replay", "bookings", "--values", "--limit", "100000");
        JsonNode json = document(0, "replay", "bookings", "--values", "--limit", "100000", "--json");

        assertThat(lines(json)).containsExactlyElementsOf(ReplayCommandTest.guests(text));
        assertThat(text)
                .contains("Changed: " + json.at("/counts/changed") + "; new: " + json.at("/counts/new") + ";")
                .contains("Events read again: " + json.at("/events/readAgain") + "; records changed: "
                        + json.at("/records/changed") + ", of them no longer made: "
                        + json.at("/records/noLongerMade"))
                .contains(json.at("/next/command").asText());
        assertThat(json.at("/result").asText()).isEqualTo("shown");
        assertThat(json.at("/more").asLong()).isZero();
        assertThat(json.at("/masked").asBoolean()).isFalse();
    }

    @Test
    void withoutValuesNobodyIsToldAPhoneOrAName() throws Exception {
        restaurant.take(ReplayCommandTest.history(new Random(9), 60, 50));
        restaurant.mapping(RIGHT);
        JsonNode json = document(0, "replay", "bookings", "--limit", "3", "--json");

        assertThat(json.at("/guests")).hasSize(3);
        assertThat(json.at("/more").asLong()).isPositive();
        assertThat(json.at("/masked").asBoolean()).isTrue();
        assertThat(json.toString()).containsPattern("\\+886•••\\d\\d").doesNotContainPattern("\\+\\d{11}");
    }

    @Test
    void whateverTheEndItIsOneDocument() throws Exception {
        restaurant.take(ReplayCommandTest.history(new Random(10), 40, 30));
        assertThat(document(0, "replay", "bookings", "--json").at("/result").asText())
                .isEqualTo("nothing");
        restaurant.mapping(RIGHT.replace("partySize", "partySizes"));
        JsonNode unusable = document(1, "replay", "bookings", "--json");
        assertThat(unusable.at("/result").asText()).isEqualTo("unusable");
        assertThat(unusable.at("/problems/0/code").asText()).isEqualTo("TB-MAP-016");
        restaurant.mapping(RIGHT);
        assertThat(document(0, "replay", "bookings", "--apply", "--json")
                        .at("/result")
                        .asText())
                .isEqualTo("done");
        JsonNode again = document(0, "replay", "bookings", "--apply", "--json");
        assertThat(again.at("/result").asText()).isEqualTo("done-before");
        assertThat(again.at("/records/changed").asLong()).isPositive();
    }

    private JsonNode document(int exit, String... arguments) throws Exception {
        return new ObjectMapper().readTree(restaurant.say(exit, arguments));
    }

    /** The lines in which a person would read it. */
    private static List<String> lines(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode guest : json.at("/guests")) {
            String id = guest.at("/guest").asText();
            lines.add(id
                    + SENTENCES.get(guest.at("/change").asText())
                    + guest.at("/other").asText());
            for (JsonNode field : guest.at("/fields")) {
                lines.add(id + "    " + field.at("/field").asText() + ": "
                        + field.path("before").asText("–") + " → "
                        + field.path("after").asText("–"));
            }
        }
        return lines;
    }
}
