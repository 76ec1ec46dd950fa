package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static Mapped note(String expr) {
        return Mapped.guest("guest.note: { expr: '" + expr.replace("'", "''") + "' }", "guest.email: /mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".a + \" \" + .b | {'id':1,'a':'x','b':'y'} | x y",
                "if (.vip) \"VIP\" else null | {'id':1,'vip':true} | VIP",
                "if (.vip) \"VIP\" else null | {'id':1} | –",
                ".nothing | {'id':1} | –",
                "\" \" | {'id':1} | –",
                "string(size(.list)) | {'id':1,'list':[1,2,3]} | 3",
                "let l = [for (.list) . if (. > 1)] $l[0] | {'id':1,'list':[1,2,3]} | 2",
                "join([for (.l) .n], \"; \") // note | {'id':1,'l':[{'n':'a'},{'n':'b'}]} | a; b"
            })
    void anExpressionGivesWhatPlacesCanNotSay(String expr, String json, String expected) {
        Object found = note(expr).fields(json.replace('\'', '"')).getOrDefault("guest.note", "–");
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void inAListItWorksOnTheItemAndKnowsTheEvent() {
        Mapped mapping = Mapped.by(
                "record: guest\neach: /list\nid: item:/id\nfields: { guest.note: { expr: '.n + $event.tail' } }\n");
        assertThat(mapping.records("{\"tail\":\"!\",\"list\":[{\"id\":1,\"n\":\"a\"},{\"id\":2,\"n\":\"b\"}]}"))
                .extracting(made -> made.fields().asMap())
                .containsExactly(Map.of("guest.note", "a!"), Map.of("guest.note", "b!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number(.a)", ".a / 0", "number(.a) / .b", "round(.a)"})
    void whatCanNotBeWorkedOutIsAnErrorOnThatFieldAlone(String expr) {
        Mapped mapping = note(expr);
        String json = "{\"id\":1,\"a\":\"secret\",\"b\":0,\"mail\":\"a@example.com\"}";
        assertThat(mapping.errors(json)).containsExactly("guest.note TB-MAP-068");
        assertThat(mapping.fields(json)).containsEntry("guest.email", "a@example.com");
        assertThat(((MappingResult.Mapped) mapping.map(json)).errors().toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deposit: { expr: '.a * .a', as: { money: { currency: TWD, unit: major } } } | deposit TB-NRM-070",
                "durationMinutes: { expr: '.a * .a', as: { integer: { unit: h, in: min } } } | durationMinutes TB-NRM-052"
            })
    void anInfiniteNumberIsAnErrorOnThatFieldAlone(String field, String error) {
        Mapped mapping = Mapped.by(
                "record: reservation\nid: /id\nfields:\n  status: { constant: booked }\n  guest.email: /mail\n  "
                        + field + "\n");
        String json = "{\"id\":1,\"a\":1e300,\"mail\":\"a@example.com\"}";
        assertThat(mapping.errors(json)).containsExactly(error);
        assertThat(mapping.fields(json)).containsEntry("guest.email", "a@example.com");
    }

    @Test
    void anEventTooLargeForAnExpressionIsAnErrorAndNotSlow() {
        Mapped mapping = note("let l = [for (.list) [for ($event.list) 1]] $l[0][0]");
        String list = IntStream.range(0, Expression.MAX_NODES)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        assertThat(mapping.errors("{\"id\":1,\"list\":[" + list + "]}")).containsExactly("guest.note TB-MAP-067");
        String text = "x".repeat(Expression.MAX_TEXT);
        assertThat(mapping.errors("{\"id\":1,\"list\":[1],\"t\":\"" + text + "x\"}"))
                .containsExactly("guest.note TB-MAP-067");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import \"x.jslt\" as x x(.)",
                "random()",
                "uuid()",
                "replace (.a, \"(a+)+b\", \"\")",
                "let a = . let b = $a let c = $b let d = $c $d",
                "((((((((((((((((((((((1))))))))))))))))))))))"
            })
    void whatCouldTakeLongOrDifferIsRefused(String expr) {
        assertThat(refusal(expr)).contains("TB-MAP-066");
    }

    @Test
    void whatIsOnlyWrittenInATextIsNotRefused() {
        assertThat(note("\"now() for def\" // import").fields("{\"id\":1}"))
                .containsEntry("guest.note", "now() for def");
        assertThat(refusal("\"" + "x".repeat(ExpressionReader.MAX_LENGTH) + "\""))
                .contains("TB-MAP-066");
    }

    private static String refusal(String expr) {
        return String.valueOf(catchThrowableOfType(AssertionError.class, () -> note(expr)));
    }
}
