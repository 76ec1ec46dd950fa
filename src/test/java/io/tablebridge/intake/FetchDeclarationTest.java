package io.tablebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the journal is told of an event that only names something. */
class FetchDeclarationTest {

    @Test
    void theFirstPlaceWithAnIdCounts() {
        FetchDeclaration square = FetchDeclaration.of(
                "direct:square-order",
                "/data/object/order_created/order_id, /data/object/order_updated/order_id",
                false);
        assertThat(headers(square, "{\"data\":{\"object\":{\"order_updated\":{\"order_id\":\"o-1\"}}}}"))
                .isEqualTo(Map.of(FetchDeclaration.ROUTE, "direct:square-order", FetchDeclaration.ID, "o-1"));
    }

    @Test
    void whatNoAddressCouldCarryIsNoId() {
        FetchDeclaration thefork = FetchDeclaration.of("direct:r", "/uuid", true);
        Map<String, String> none = Map.of(
                FetchDeclaration.ROUTE, "direct:r",
                FetchDeclaration.NOT_AT, "/uuid",
                FetchDeclaration.MAY_BE_GONE, "true");
        assertThat(headers(thefork, "{}")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":null}")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":\"a b\"}")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":\"" + "x".repeat(201) + "\"}")).isEqualTo(none);
        assertThat(headers(thefork, "no json")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":\".\"}")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":\"..\"}")).isEqualTo(none);
        assertThat(headers(thefork, "{\"uuid\":\"..a\"}")).containsEntry(FetchDeclaration.ID, "..a");
        assertThat(headers(thefork, "{\"uuid\":17}")).containsEntry(FetchDeclaration.ID, "17");
    }

    @Test
    void aRouteMustBeOneOfCamelsDirectOnesAndAPlaceAPointer() {
        assertThatThrownBy(() -> FetchDeclaration.of("https://example.com", "/uuid", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FetchDeclaration.of("direct:a?block=true", "/uuid", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FetchDeclaration.of("direct:a", "uuid", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FetchDeclaration.of("direct:a", "/uuid,", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> headers(FetchDeclaration declaration, String body) {
        return declaration.headers(body.getBytes(StandardCharsets.UTF_8));
    }
}
