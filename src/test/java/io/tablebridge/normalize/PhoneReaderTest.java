package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneReaderTest {

    private final PhoneReader taiwan = new PhoneReader("TW");

    /** With the country in front the library reads it; without, a short cut does. */
    @Property(tries = 3_000)
    void aMobileNumberReadWithoutTheLibraryIsWhatTheLibrarySays(
            @ForAll @IntRange(max = 99_999_999) int number, @ForAll @IntRange(max = 7) int hyphens) {
        String digits = String.format("9%08d", number);
        String local = "0"
                + digits.substring(0, 3)
                + ((hyphens & 1) > 0 ? "-" : "")
                + digits.substring(3, 6)
                + ((hyphens & 2) > 0 ? " " : "")
                + digits.substring(6);
        assertThat(taiwan.read(local)).isEqualTo(taiwan.read("+886" + digits));
        assertThat(taiwan.read(local + "-")).isEqualTo(taiwan.read("+886" + digits + "-"));
    }

    @ParameterizedTest
    @CsvSource({
        "0912345678",
        "0912-345-678",
        "0912 345 678",
        "(0912)345678",
        "912345678",
        "+886912345678",
        "+886-912-345-678",
        "886 912 345 678",
        "+8860912345678",
        "00886912345678",
        "０９１２３４５６７８",
        "０９１２－３４５－６７８",
        "手機：0912345678",
        "Tel. 0912-345-678"
    })
    void everyWayOfWritingAMobileNumberIsTheSameNumber(String text) {
        assertThat(taiwan.read(text)).isEqualTo(Reading.of("+886912345678"));
    }

    @ParameterizedTest
    @CsvSource({
        "02-2351-6758#123",
        "(02)2351-6758 分機123",
        "02 2351 6758 轉 123",
        "+886 2 2351 6758 ext. 123",
        "0223516758 x123",
        "'02-2351-6758,分機：123'"
    })
    void anExtensionIsKept(String text) {
        assertThat(taiwan.read(text)).isEqualTo(Reading.of("+886223516758;ext=123"));
    }

    @Test
    void aForeignNumberKeepsItsCountry() {
        assertThat(taiwan.read("+1 (212) 666-8929")).isEqualTo(Reading.of("+12126668929"));
        assertThat(new PhoneReader("US").read("(212) 666-8929")).isEqualTo(Reading.of("+12126668929"));
    }

    @Test
    void aNumberThatBelongsToNobodyIsStillAPhone() {
        assertThat(taiwan.read("0900-000-000")).isEqualTo(Reading.of("+886900000000"));
    }

    @ParameterizedTest
    @CsvSource({
        "0912, PHONE_TOO_SHORT",
        "0938-038-28, PHONE_UNASSIGNED",
        "09123456789012345, PHONE_TOO_LONG",
        "0912345678/0922333444, PHONE_TOO_LONG",
        "無, PHONE_SYNTAX",
        "0912-abc-678, PHONE_SYNTAX",
        "name@example.com, PHONE_SYNTAX",
        "'  ', EMPTY",
        "+999123456789, PHONE_UNASSIGNED"
    })
    void whatIsNoNumberHasAReason(String text, Reason reason) {
        assertThat(taiwan.read(text)).isEqualTo(Reading.not(reason));
    }

    @Test
    void anUnknownRegionIsRefused() {
        assertThatThrownBy(() -> new PhoneReader("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void readingWhatWasReadChangesNothing(@ForAll @IntRange(min = 0, max = 99_999_999) int digits) {
        String mobile = "09%08d".formatted(digits);
        taiwan.read(mobile).toOptional().ifPresent(e164 -> {
            assertThat(e164).isEqualTo("+886" + mobile.substring(1));
            assertThat(taiwan.read(e164)).isEqualTo(Reading.of(e164));
            assertThat(taiwan.read(e164 + ";ext=12")).isEqualTo(Reading.of(e164 + ";ext=12"));
        });
    }

    @Property
    void anyTextGivesANumberOrAReason(@ForAll @StringLength(max = 100) String text) {
        taiwan.read(text).toOptional().ifPresent(number -> assertThat(number).matches("\\+\\d{4,15}(;ext=\\d{1,7})?"));
    }
}
