package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static boolean holds(String condition, String json) {
        return !Mapped.guest("guest.note: { constant: held, when: " + condition + " }")
                .fields(json)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ /a: X } | {'id':1,'a':'x'} | true",
                "{ /a: X } | {'id':1,'a':'y'} | false",
                "{ /a: X } | {'id':1} | false",
                "{ /a: [X, no show] } | {'id':1,'a':'No-Show'} | true",
                "{ /a: null } | {'id':1,'a':' '} | true",
                "{ /a: null } | {'id':1,'a':0} | false",
                "{ /a: { present: true } } | {'id':1,'a':[]} | true",
                "{ /a: { present: true } } | {'id':1,'a':null} | false",
                "{ /a: { present: false } } | {'id':1} | true",
                "{ /a: { atLeast: 2 } } | {'id':1,'a':2} | true",
                "{ /a: { atLeast: 2 } } | {'id':1,'a':'2.0'} | true",
                "{ /a: { above: 2 } } | {'id':1,'a':2} | false",
                "{ /a: { above: -1.5, below: 3 } } | {'id':1,'a':2.999} | true",
                "{ /a: { atMost: 2 } } | {'id':1} | false",
                "{ /a: { atMost: 2 } } | {'id':1,'a':1e99999} | false",
                "{ /a: X, /b: { below: 3 } } | {'id':1,'a':'x','b':2} | true",
                "{ /a: X, /b: { below: 3 } } | {'id':1,'a':'y','b':'many'} | false"
            })
    void aConditionHoldsWhereAllItsPlacesAreAsItSays(String condition, String json, boolean expected) {
        assertThat(holds(condition, json.replace('\'', '"'))).isEqualTo(expected);
    }

    @Property(tries = 200)
    void boundsDrawTheLineWhereNumbersDo(
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal value,
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(2) BigDecimal limit) {
        String json = "{\"id\":1,\"a\":" + value.toPlainString() + "}";
        String bound = limit.toPlainString();
        int side = value.compareTo(limit);
        assertThat(holds("{ /a: { above: " + bound + " } }", json)).isEqualTo(side > 0);
        assertThat(holds("{ /a: { atLeast: " + bound + " } }", json)).isEqualTo(side >= 0);
        assertThat(holds("{ /a: { below: " + bound + " } }", json)).isEqualTo(side < 0);
        assertThat(holds("{ /a: { atMost: " + bound + " } }", json)).isEqualTo(side <= 0);
    }

    @Test
    void whatIsNoNumberIsAnErrorAndNotAGuess() {
        Mapped field = Mapped.guest("guest.note: { from: /n, when: { /a: { above: 3 } } }", "guest.email: /mail");
        assertThat(field.errors("{\"id\":1,\"a\":\"many\",\"n\":\"x\",\"mail\":\"a@example.com\"}"))
                .containsExactly("guest.note TB-MAP-052");
        assertThat(field.fields("{\"id\":1,\"a\":\"many\",\"n\":\"x\",\"mail\":\"a@example.com\"}"))
                .isEqualTo(Map.of("guest.email", "a@example.com"));
        String record = "record: guest\nid: /id\nfields: { guest.email: /mail }\n";
        String json = "{\"id\":1,\"a\":{}}";
        assertThat(Mapped.by(record + "deleted: { /a: { above: 3 } }").errors(json))
                .containsExactly("deleted TB-MAP-052");
        assertThat(Mapped.by(record + "when: { /a: { above: 3 } }").errors(json))
                .containsExactly("when TB-MAP-052");
        assertThat(Mapped.by(record + "ignore: [{ when: { /a: { above: 3 } }, reason: r }]")
                        .errors(json))
                .containsExactly("ignore TB-MAP-052");
        assertThat(Mapped.by(record + "ignore: [{ unless: { /a: { above: 3 } }, reason: r }]")
                        .errors(json))
                .containsExactly("ignore TB-MAP-052");
        assertThat(Mapped.guest("guest.note: { choose: [{ when: { /a: { above: 3 } }, then: x }] }")
                        .errors(json))
                .containsExactly("guest.note TB-MAP-052");
    }

    @Test
    void aFieldThatIsNotAskedForIsNeitherMissingNorDefault() {
        Mapped mapping = Mapped.guest(
                "guest.email: { from: /mail, when: { /type: person }, required: true }",
                "guest.note: { from: /note, when: { /type: person }, default: none }");
        assertThat(mapping.fields("{\"id\":1,\"type\":\"desk\"}")).isEmpty();
        assertThat(mapping.errors("{\"id\":1,\"type\":\"person\"}")).containsExactly("guest.email TB-MAP-045");
        assertThat(mapping.fields("{\"id\":1,\"type\":\"person\",\"mail\":\"a@example.com\"}"))
                .containsEntry("guest.note", "none");
    }
}
