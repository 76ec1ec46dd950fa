package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.mapping.EventShape.Spot;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventShapeTest {

    private static EventShape shape(String json) {
        return EventShape.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void placesAreWhereSomethingStandsWithTheShapeOfTheFirstValue() {
        assertThat(shape("{'a':{'name':'Wang 01'},'b':null,'c':' ','d':[{'e':1},{'e':22,'f':true}],'g':[]}")
                        .places())
                .isEqualTo(Map.of(
                        new Spot("/a", "object"), "",
                        new Spot("/a/name", "text"), "Xxxx 99",
                        new Spot("/d", "list"), "",
                        new Spot("/d/*", "object"), "",
                        new Spot("/d/*/e", "number"), "9",
                        new Spot("/d/*/f", "boolean"), "xxxx",
                        new Spot("/g", "list"), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'王 小明', true",
        "0912345678, true",
        "a@example.com, true",
        "order_2026, true",
        "M-7, false",
        "branch_id, false",
        "電話, false",
        "訂位人電話, false",
        "備註 2, false",
        "LINE ID, false",
        "聯絡人（姓名）, false",
        "陳大文, true",
        "陳大文電話, true",
        "聯絡人王小明, true",
        "林電話, true",
        "電話0912345678, true",
        "電話 09 12 34 56 78, true",
        "電話/手機, true",
        "12, true",
        "（）, true"
    })
    void aKeyThatIsNoPlainNameIsNotKept(String key, boolean hidden) {
        assertThat(shape("{'" + key + "':1}").places()).containsOnlyKeys(new Spot(hidden ? "/*" : "/" + key, "number"));
    }

    @Test
    void eventsThatLookAlikeHaveOneFingerprint() {
        long one = shape("{'a':'x','b':[{'c':1},{'c':2}]}").fingerprint();
        assertThat(shape("{'a':'y','b':[{'c':3}],'n':null}").fingerprint()).isEqualTo(one);
        assertThat(shape("{'a':1,'b':[{'c':3}]}").fingerprint()).isNotEqualTo(one);
        assertThat(shape("{'a':'y','b':[{'c':3,'d':1}]}").fingerprint()).isNotEqualTo(one);
        assertThat(shape("{'a':'y','b':[]}").fingerprint()).isNotEqualTo(one);
    }

    @Test
    void aHugeEventHasBoundedPlaces() {
        StringBuilder json = new StringBuilder("{'a':1");
        for (int i = 0; i < 990; i++) {
            json.append(",'k").append(i).append("':1");
        }
        assertThat(shape(json.append('}').toString()).places()).hasSize(EventShape.MAX_PLACES);
        assertThat(EventShape.of("[1]".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(EventShape.of("{".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Property
    void noShapeHoldsALetterOrDigitOfTheValue(@ForAll @StringLength(max = 60) String value) {
        assertThat(ValueShape.of(value)).matches("[Xx9字 \\-/.:,;@+()_#'…]{0,41}");
    }
}
