package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of routes that fetch, before anything runs. */
class ThinRoutesTest {

    private static final Set<String> MAPPINGS =
            Set.of("thefork-reservation", "thefork-customer", CamelSettings.IGNORED);

    private final String shipped;

    ThinRoutesTest() throws IOException {
        shipped = Files.readString(Path.of("routes/thefork.camel.yaml"));
    }

    @Test
    void aFetchThatNothingBeginsAtIsFoundWithItsLine() {
        assertThat(lint(shipped.replace("uri: direct:thefork-reservation", "uri: direct:elsewhere")))
                .containsExactly("TB-CML-044 a:23 direct:thefork-reservation");
    }

    @Test
    void aFetchWithoutAPlaceOfTheIdOrWithAWrongOneIsFound() {
        assertThat(lint(shipped.replaceFirst("\\n *fetchId: /uuid", "")))
                .containsExactly("TB-CML-016 a:20 fetchId journal");
        assertThat(lint(shipped.replaceFirst("fetchId: /uuid", "fetchId: uuid")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-009 a:24 fetchId uuid");
    }

    @Test
    void whatWouldDoNothingIsFound() {
        assertThat(lint(shipped.replaceFirst("\\n *fetch: direct:thefork-reservation", "")))
                .containsExactly("TB-CML-040 a:23 fetchId fetch");
        assertThat(lint(shipped.replaceFirst("mapping: thefork-reservation", "mapping: ignored")))
                .containsExactly("TB-CML-045 a:23 fetch");
        assertThat(lint(shipped.replaceFirst("auth: oauth2-client", "auth: bearer")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-040");
    }

    @Test
    void anAddressWithoutEncryptionAndASecretThatIsWrittenOutAreFound() {
        String plain = "\"{{route.thefork.api-url:https://api.thefork.io/manager}}/v1/reservations/{id}\"";
        assertThat(lint(shipped.replace(plain, "http://api.thefork.io/{id}")
                        .replace(
                                "{{route.thefork.token-url:https://auth.thefork.io/oauth/token}}",
                                "https://auth.thefork.io/oauth/token")))
                .singleElement()
                .asString()
                .isEqualTo("TB-CML-061 a:50 url https://…");
        assertThat(lint(shipped.replaceFirst("\"\\{\\{env:THEFORK_CLIENT_SECRET}}\"", "abc")))
                .containsExactly("TB-CML-051 a:56 secret");
    }

    @Test
    void anIdFromOutsideNeverChoosesTheHostAndAlwaysHasAPlace() {
        String right = "\"{{route.thefork.api-url:https://api.thefork.io/manager}}/v1/reservations/{id}\"";
        for (String wrong : List.of(
                "https://{id}/x",
                "https://{id}.thefork.io/x",
                "https://api.thefork.io{id}",
                "https://api.thefork.io:{id}/x",
                "{id}://api.thefork.io/x",
                "https://api.thefork.io/v1/reservations")) {
            assertThat(lint(shipped.replace(right, "\"" + wrong + "\"")))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .startsWith("TB-CML-061 a:50 url https://")
                    .doesNotContain(wrong);
        }
        assertThat(lint(shipped.replace(right, "\"https://api.thefork.io?id={id}\"")))
                .isEmpty();
    }

    @Test
    void noSecretStandsInWhatIsShown() {
        String audience = "audience: https://api.thefork.io";
        assertThat(lint(shipped.replaceFirst(audience, "audience: \"{{env:THEFORK_TOKEN}}\"")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-060")
                .endsWith("audience");
        assertThat(lint(shipped.replaceFirst(
                        "auth: oauth2-client",
                        "headers: \"X-Key: {{env:THEFORK_TOKEN}}\"\n              auth: oauth2-client")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-060")
                .endsWith("headers");
        assertThat(lint(shipped.replaceFirst(
                        "/v1/reservations/\\{id}", "/v1/reservations/{id}?key={{env:THEFORK_TOKEN}}")))
                .singleElement()
                .asString()
                .startsWith("TB-CML-060")
                .endsWith("url");
        assertThat(lint(shipped.replace("\"{{env:THEFORK_CLIENT_ID}}\"", "tablebridge")))
                .isEmpty();
    }

    private static List<String> lint(String text) {
        return new RouteLint()
                .check("a", text, MAPPINGS).stream().map(ThinRoutesTest::line).toList();
    }

    private static String line(Problem problem) {
        String arguments = problem.arguments().stream().map(Object::toString).collect(Collectors.joining(" "));
        return (problem.code() + " " + problem.place() + " " + arguments).strip();
    }
}
