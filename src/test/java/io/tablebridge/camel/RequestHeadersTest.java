package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

    @Test
    void eachLineIsAHeader() {
        assertThat(RequestHeaders.read("X-One: 1\n\n X-Two : a:b \n"))
                .containsEntry("X-One", "1")
                .containsEntry("X-Two", "a:b")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer s3cret", "s3cret", "X One: s3cret"})
    void aLineThatCannotBeUsedIsNotShown(String line) {
        assertThatThrownBy(() -> RequestHeaders.read("X-One: 1\n" + line))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .asString()
                        .contains("TB-CML-061")
                        .doesNotContain("s3cret"));
    }

    @Test
    void thereAreNoMoreThanTen() {
        String eleven = IntStream.range(0, 11).mapToObj(i -> "X-" + i + ": 1").collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> RequestHeaders.read(eleven)).isInstanceOf(ProblemException.class);
    }
}
