package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactReadersTest {

    @ParameterizedTest
    @CsvSource({
        "' Ming.Wang@EXAMPLE.com ', Ming.Wang@example.com",
        "ming＠Example．com, ming@example.com",
        "jenkins+smorly@squareup.com, jenkins+smorly@squareup.com",
        "user@例子.tw, user@xn--fsqu00a.tw"
    })
    void anAddressIsTidied(String text, String address) {
        assertThat(EmailReader.read(text)).isEqualTo(Reading.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "a@b",
                "@example.com",
                "a@@example.com",
                "a b@example.com",
                "a@example..com",
                ".a@example.com",
                "a@-example.com",
                "Ming <ming@example.com>",
                "a@example.com,b@example.com",
                "a@1.2.3.4"
            })
    void whatIsNotOneAddressHasAReason(String text) {
        assertThat(EmailReader.read(text)).isEqualTo(Reading.not(Reason.EMAIL_SYNTAX));
    }

    @ParameterizedTest
    @CsvSource({
        "' 王小明 ', 王小明",
        "王小明先生, 王小明",
        "邱宗昌 先生, 邱宗昌",
        "黃　欣怡, 黃欣怡",
        "陳太太, 陳",
        "Mr. Huang, Huang",
        "MS CHEN YULING, CHEN YULING",
        "Ms.Chen, Chen",
        "Jessica小姐, Jessica",
        "Ｊｏｈｎ   Ｓｍｉｔｈ, John Smith",
        "吳語芬/Yvonne, 吳語芬/Yvonne",
        "歐陽娜娜, 歐陽娜娜",
        "Missy Elliott, Missy Elliott",
        "Msaki, Msaki",
        "陳董, 陳董"
    })
    void aNameLosesItsHonorificAndNothingElse(String text, String name) {
        assertThat(PersonNameReader.read(text)).isEqualTo(Reading.of(name));
    }

    @Test
    void whatIsNoNameHasAReason() {
        assertThat(PersonNameReader.read("先生")).isEqualTo(Reading.not(Reason.ONLY_AN_HONORIFIC));
        assertThat(PersonNameReader.read("Mr.")).isEqualTo(Reading.not(Reason.ONLY_AN_HONORIFIC));
        assertThat(PersonNameReader.read("0912345678")).isEqualTo(Reading.not(Reason.NO_LETTER_IN_NAME));
        assertThat(PersonNameReader.read("　")).isEqualTo(Reading.not(Reason.EMPTY));
        assertThat(PersonNameReader.read("王".repeat(200))).isEqualTo(Reading.not(Reason.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({"王小明, 王, 小明", "歐陽娜娜, 歐陽, 娜娜", "王明, 王, 明", "'Smorly, Jenkins', Smorly, Jenkins"})
    void aNameIsTakenApartWhereItsWritingTellsHow(String name, String family, String given) {
        assertThat(NameParts.of(name)).isEqualTo(new NameParts(Optional.of(family), Optional.of(given)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chen Yuling", "Ryan 蘇志明", "Yvonne"})
    void otherNamesStayWhole(String name) {
        assertThat(NameParts.of(name)).isEqualTo(new NameParts(Optional.empty(), Optional.of(name)));
    }

    @Test
    void textKeepsItsLinesAndLosesInvisibleCharacters() {
        assertThat(TextReader.read("  靠窗　座位\r\n\u200bthanks \u0000 ")).isEqualTo(Reading.of("靠窗 座位\nthanks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"王\uE000明", "王\uDBC0\uDC01", "王\uD88D\uDC00", "王𩸽"})
    void aCharacterOutsideTheTablesOfUnicodeStaysInAName(String name) {
        assertThat(PersonNameReader.read(name)).isEqualTo(Reading.of(name));
        assertThat(TextReader.read(name)).isEqualTo(Reading.of(name));
    }

    @Test
    void halfACharacterIsShownAsLostAndANoncharacterGoes() {
        assertThat(TextReader.read("王\uD83D明")).isEqualTo(Reading.of("王\uFFFD明"));
        assertThat(TextReader.read("王\uD83D\u200B\uDE00明")).isEqualTo(Reading.of("王\uFFFD\uFFFD明"));
        assertThat(TextReader.read("王\uFFFE\uFDD0明")).isEqualTo(Reading.of("王明"));
    }

    @Property
    void readingWhatWasReadChangesNothing(@ForAll @StringLength(max = 60) String text) {
        EmailReader.read(text).toOptional().ifPresent(e -> assertThat(EmailReader.read(e))
                .isEqualTo(Reading.of(e)));
        PersonNameReader.read(text).toOptional().ifPresent(n -> assertThat(PersonNameReader.read(n))
                .isEqualTo(Reading.of(n)));
        TextReader.read(text).toOptional().ifPresent(t -> assertThat(TextReader.read(t))
                .isEqualTo(Reading.of(t)));
        if (!text.isBlank()) {
            NameParts.of(text);
        }
    }

    @Test
    void personalDataIsNotInWhatIsPrinted() {
        assertThat(Reading.of("王小明").toString()).doesNotContain("王");
        assertThat(NameParts.of("王小明").toString()).doesNotContain("王");
        assertThat(new GuestNotes(java.util.List.of("peanut"), java.util.List.of(), java.util.List.of()).toString())
                .doesNotContain("peanut");
    }
}
