package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

    private static final String MARKS = "=+-@＝＋－＠\t\r";

    @Property
    void whatIsWrittenComesBack(@ForAll("texts") String text) {
        assertThat(SafeCell.read(SafeCell.strict().write(text))).isEqualTo(text);
        assertThat(SafeCell.read(SafeCell.leavingPhones().write(text))).isEqualTo(text);
    }

    /** Whatever a spreadsheet takes for the border of a cell, and whichever blanks it strips. */
    @Property
    void noCellOfAWrittenTextBeginsAFormula(@ForAll("texts") String text) {
        for (String cell : SafeCell.strict().write(text).split("[;\t\r\n]", -1)) {
            String stripped = cell.replaceFirst("^[\\s\\p{Z}\\p{Cc}\\p{Cf}]+", "");
            assertThat(stripped.isEmpty() || MARKS.indexOf(stripped.charAt(0)) < 0)
                    .as("%s in %s", cell, text)
                    .isTrue();
        }
    }

    @Property
    void whatNeedsNoMarkIsWrittenAsItIs(@ForAll("names") String name) {
        assertThat(SafeCell.strict().write(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "'tis", "'", "a = b", "王小明", "1-2", "90-01-02", "mail@example.com", ""})
    void textsThatAreNoFormulasStayAsTheyAre(String text) {
        assertThat(SafeCell.strict().write(text)).isEqualTo(text);
        assertThat(SafeCell.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, \"'=1+1\"",
        "+886912345678, \"'+886912345678\"",
        "-, \"'-\"",
        "@me, \"'@me\"",
        "＝1+1, \"'＝1+1\"",
        "\"'=1+1\", \"''=1+1\"",
        "window;=1+1, \"window;'=1+1\"",
    })
    void formulasAreMarkedWhereACellMayBegin(String text, String written) {
        String expected = written.substring(1, written.length() - 1);
        assertThat(SafeCell.strict().write(text.replace("\"", ""))).isEqualTo(expected);
    }

    @Test
    void phoneNumbersStayForProgramsButNothingElseWithAPlus() {
        assertThat(SafeCell.leavingPhones().write("+886912345678")).isEqualTo("+886912345678");
        assertThat(SafeCell.leavingPhones().write("+886912345678+1")).isEqualTo("'+886912345678+1");
        assertThat(SafeCell.leavingPhones().write("+cmd")).isEqualTo("'+cmd");
        assertThat(SafeCell.leavingPhones().write("=1")).isEqualTo("'=1");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("=+-@＝＋－＠\t\r\n;, '\"\u3000\u200b\u00a0\u0001A1王😀")
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("王小明 abc'.,0129").ofMinLength(1).ofMaxLength(20);
    }
}
