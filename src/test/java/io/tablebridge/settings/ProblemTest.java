package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a person reads of a problem. */
class ProblemTest {

    @Test
    void aPlaceThatTheSentenceBeginsWithIsNamedOnce() {
        Problem slow = Problem.at("hubspot", "TB-DEL-001", "hubspot");
        assertThat(slow.text(Locale.ENGLISH)).startsWith("TB-DEL-001 hubspot did not answer in time;");
        assertThat(slow.text(Messages.TAIWAN)).startsWith("TB-DEL-001 hubspot 沒有及時回應，");
    }

    @Test
    void anyOtherPlaceStandsBetweenCodeAndSentence() {
        assertThat(Problem.at("hub", "TB-DEL-001", "hubspot").text(Locale.ENGLISH))
                .startsWith("TB-DEL-001 hub: hubspot did not answer");
        assertThat(Problem.at("a.yaml:3 choose", "TB-MAP-048").text(Messages.TAIWAN))
                .startsWith("TB-MAP-048 a.yaml:3 choose: 沒有任何一列符合。");
        assertThat(Problem.at("", "TB-APP-001").text(Locale.ENGLISH)).startsWith("TB-APP-001: interrupted;");
    }
}
