package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read from the library's data is what the library itself says. */
class NationalMobilesTest {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    private String said(String dialled, String region) {
        try {
            PhoneNumber number = library.parse(dialled, region);
            return library.isValidNumber(number) ? library.format(number, PhoneNumberFormat.E164) : "";
        } catch (NumberParseException e) {
            return "";
        }
    }

    private void compare(NationalMobiles mobiles, String dialled, String region) {
        String read = mobiles.read(dialled);
        if (!read.isEmpty()) {
            assertThat(read).as("%s in %s", dialled, region).isEqualTo(said(dialled, region));
        }
    }

    @Test
    void mobileNumbersOfTaiwanAreReadWithoutTheLibrary() {
        NationalMobiles taiwan = NationalMobiles.of("TW").orElseThrow();
        assertThat(taiwan.read("0912-345-678")).isEqualTo("+886912345678");
        assertThat(taiwan.read("0912345678")).isEqualTo("+886912345678");
        assertThat(taiwan.read("0223516758")).isEmpty();
        assertThat(taiwan.read("0912--345-678")).isEmpty();
        assertThat(taiwan.read("0912-345-67")).isEmpty();
        assertThat(taiwan.read("+886912345678")).isEmpty();
    }

    @Property(tries = 3_000)
    void everyNumberOfEveryCountryIsWhatTheLibrarySays(
            @ForAll @IntRange(max = 999_999_999) int digits, @ForAll @IntRange(min = 5, max = 11) int length) {
        for (String region : new String[] {"TW", "JP", "KR", "HK", "DE", "FR", "AU", "TH", "VN", "ID"}) {
            Optional<NationalMobiles> mobiles = NationalMobiles.of(region);
            String number = "0" + ("%09d".formatted(digits) + "12").substring(0, length);
            mobiles.ifPresent(known -> compare(known, number, region));
        }
    }

    /** 0990 and the like are personal numbers, and 00 dials abroad. */
    private boolean isMobile(String number) {
        try {
            return number.startsWith("+886")
                    && library.getNumberType(library.parse(number, null)) == PhoneNumberUtil.PhoneNumberType.MOBILE;
        } catch (NumberParseException e) {
            throw new IllegalStateException(number, e);
        }
    }

    /** The last three digits of a Taiwanese mobile number are free, so that a few of them stand for all. */
    @Test
    @Tag("long")
    void everyMobileNumberOfTaiwanIsWhatTheLibrarySays() {
        NationalMobiles taiwan = NationalMobiles.of("TW").orElseThrow();
        for (int prefix = 0; prefix < 1_000_000; prefix++) {
            for (int last : new int[] {0, 123, 999}) {
                String number = "0%06d%03d".formatted(prefix, last);
                String said = said(number, "TW");
                String read = taiwan.read(number);
                assertThat(read.isEmpty() ? said : read).isEqualTo(said);
                assertThat(read.isEmpty()).as(number).isEqualTo(!isMobile(said));
            }
        }
    }
}
