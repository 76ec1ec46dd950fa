package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FirstOfAndSplitTest {

    private final Mapped phones = Mapped.guest(
            "guest.phone:",
            "  firstOf:",
            "    - { from: /tw, as: { phone: TW } }",
            "    - { from: /jp, as: { phone: JP }, when: { /country: JP } }",
            "    - { from: /any, as: { phone: TW } }");

    @Test
    void theFirstWayThatFindsSomethingIsTaken() {
        assertThat(phones.fields("{\"id\":1,\"tw\":\"0912345678\",\"any\":\"0987654321\"}"))
                .isEqualTo(Map.of("guest.phone", "+886912345678"));
        assertThat(phones.fields("{\"id\":1,\"jp\":\"090-1234-5678\",\"country\":\"JP\"}"))
                .isEqualTo(Map.of("guest.phone", "+819012345678"));
        assertThat(phones.fields("{\"id\":1,\"jp\":\"090-1234-5678\",\"any\":\"0987654321\"}"))
                .isEqualTo(Map.of("guest.phone", "+886987654321"));
        assertThat(phones.fields("{\"id\":1}")).isEmpty();
    }

    @Test
    void anUnreadableValueIsAnErrorAndTheNextWayIsNoExcuse() {
        MappingResult.Mapped result =
                (MappingResult.Mapped) phones.map("{\"id\":1,\"tw\":\"12\",\"any\":\"0987654321\"}");
        assertThat(result.records().get(0).fields().isEmpty()).isTrue();
        assertThat(result.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.problem().place()).isEqualTo("tablemate.yaml:7 /tw"));
    }

    @Test
    void aDefaultStandsInOnlyWhereNoWayFoundAnything() {
        Mapped mapping = Mapped.guest(
                "guest.note: { firstOf: [{ from: /a, values: { N: null, Y: yes } }, { from: /b }], default: unknown }");
        assertThat(mapping.fields("{\"id\":1}")).containsEntry("guest.note", "unknown");
        assertThat(mapping.fields("{\"id\":1,\"b\":\"b\"}")).containsEntry("guest.note", "b");
        assertThat(mapping.fields("{\"id\":1,\"a\":\"N\"}")).isEmpty();
        assertThat(mapping.fields("{\"id\":1,\"a\":\"N\",\"b\":\"b\"}")).containsEntry("guest.note", "b");
    }

    @Property
    void thePiecesOfAJoinedTextAreWhatWasJoined(
            @ForAll @Size(min = 1, max = 20) List<@AlphaChars @StringLength(min = 1, max = 5) String> pieces,
            @ForAll @IntRange(min = 1, max = 20) int take) {
        String joined = String.join("//", pieces);
        String expected = take <= pieces.size() ? pieces.get(take - 1) : "";
        assertThat(piece(joined, take)).isEqualTo(expected);
        assertThat(piece(joined, -take)).isEqualTo(take <= pieces.size() ? pieces.get(pieces.size() - take) : "");
    }

    private static String piece(String text, int take) {
        ValueSource whole = new ValueSource.Constant(JsonNodeFactory.instance.textNode(text));
        Event event = new Event(JsonNodeFactory.instance.objectNode(), Map.of());
        return new ValueSource.Piece(whole, new Split("//", take)).find(event) instanceof Outcome.Value value
                ? ((com.fasterxml.jackson.databind.JsonNode) value.value()).textValue()
                : "";
    }

    @Test
    void aPieceIsReadLikeAnyOtherValue() {
        Mapped mapping = Mapped.guest(
                "guest.name: { from: /who, split: { at: \" / \", take: 1 } }",
                "guest.phone: { from: /who, split: { at: \" / \", take: -1 }, as: { phone: TW } }",
                "guest.note: { from: /list, split: { at: \",\", take: 2 } }");
        assertThat(mapping.fields("{\"id\":1,\"who\":\"王小明 / 0912-345-678\"}"))
                .isEqualTo(Map.of("guest.name", "王小明", "guest.phone", "+886912345678"));
        assertThat(mapping.errors("{\"id\":1,\"who\":\"王小明 / x\",\"list\":[1]}"))
                .containsExactlyInAnyOrder("guest.phone TB-NRM-010", "guest.note TB-MAP-046");
    }
}
