package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NumbersAndWordsTest {

    private final IntegerReader party = new IntegerReader(1, 1000);
    private final BooleanReader words = new BooleanReader(BooleanReader.YES, BooleanReader.NO);

    @ParameterizedTest
    @CsvSource({"4", "４", "4位", "４人", "' 4 名 '", "+4", "4.0"})
    void manyWaysOfWritingAreTheSameNumber(String text) {
        assertThat(party.read(text)).isEqualTo(Reading.of(4L));
    }

    @ParameterizedTest
    @CsvSource({
        "大人2小孩1, INTEGER_SYNTAX",
        "4-6, INTEGER_SYNTAX",
        "4.5, INTEGER_SYNTAX",
        "四, INTEGER_SYNTAX",
        "0, INTEGER_OUT_OF_RANGE",
        "-3, INTEGER_OUT_OF_RANGE",
        "1001, INTEGER_OUT_OF_RANGE"
    })
    void whatIsNotOneNumberHasAReason(String text, Reason reason) {
        assertThat(party.read(text)).isEqualTo(Reading.not(reason));
    }

    @Property
    void everyNumberIsReadBack(@ForAll long number) {
        IntegerReader any = new IntegerReader(Long.MIN_VALUE, Long.MAX_VALUE);
        any.read(Long.toString(number)).toOptional().ifPresent(read -> assertThat(read)
                .isEqualTo(number));
    }

    @Test
    void onlyDeclaredWordsMeanYesOrNo() {
        assertThat(words.read(" YES ")).isEqualTo(Reading.of(true));
        assertThat(words.read("不同意")).isEqualTo(Reading.of(false));
        assertThat(words.read("maybe")).isEqualTo(Reading.not(Reason.BOOLEAN_WORD));
        assertThat(words.read("")).isEqualTo(Reading.not(Reason.EMPTY));
    }

    @Property
    void anyTextGivesAValueOrAReason(@ForAll @StringLength(max = 60) String text) {
        assertThat(party.read(text)).isNotNull();
        assertThat(words.read(text)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASentenceInBothLanguages(Reason reason) {
        Problem problem = Problem.at("", reason.code());
        assertThat(problem.text(Locale.ENGLISH)).contains(".").doesNotContain("{0");
        assertThat(problem.text(Messages.TAIWAN)).contains("。");
    }
}
