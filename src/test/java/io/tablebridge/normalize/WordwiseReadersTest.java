package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Readers that go through a text character by character say what a pattern says, which takes many times as long. */
class WordwiseReadersTest {

    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    private static final Pattern BEFORE = Pattern.compile(
            "^(?:(?:mr|mrs|ms|miss|mx|mister|madam|sir)(?![\\p{L}\\p{N}_])\\.?|先生|小姐|女士|太太) *",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER =
            Pattern.compile(" *(?:先生|小姐|太太|女士|女仕|夫人|さん|さま|様|님|,? +(?:mr|mrs|ms|miss)\\.?)$", Pattern.CASE_INSENSITIVE);

    private static Arbitrary<String> of(List<String> pieces) {
        return Arbitraries.of(pieces).list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> locals() {
        return of(List.of(
                "a", "Z", "9", ".", "..", "-", "_", "+", "王", "é", "①", "٣", "(", "@", "\"", "~", "`", "\uD83D\uDE00"));
    }

    @Provide
    Arbitrary<String> domains() {
        return of(
                List.of("a", "example", "9", ".", "-", "xn--", "com", "tw", "1", "_", "x".repeat(61), "y".repeat(63)));
    }

    @Provide
    Arbitrary<String> names() {
        return of(List.of(
                "王", "Jane", " ", "先生", "小姐", "Mr", "Ms.", "ms", "miss", "Sir", ", ", ",", "様", "さん", "님", ".", "mrs",
                "_", "1"));
    }

    @Property(tries = 2_000)
    void thePartBeforeTheSignIsWhatThePatternTakes(@ForAll("locals") String local) {
        boolean read = EmailReader.read(local + "@example.com").toOptional().isPresent();
        String plain = Characters.plainLine(local + "@example.com");
        int at = plain.lastIndexOf('@');
        assertThat(read)
                .as(local)
                .isEqualTo(LOCAL.matcher(plain.substring(0, at)).matches());
    }

    @Property(tries = 2_000)
    void theDomainIsWhatThePatternTakes(@ForAll("domains") String domain) {
        assertThat(EmailReader.read("a@" + domain).toOptional().isPresent())
                .as(domain)
                .isEqualTo(DOMAIN.matcher(domain).matches() && domain.length() <= 252);
    }

    @Property(tries = 3_000)
    void honorificsGoAsThePatternsSay(@ForAll("names") String name) {
        String expected = Characters.plainLine(name);
        for (String before = ""; !before.equals(expected); ) {
            before = expected;
            expected = BEFORE.matcher(expected).replaceFirst("");
            expected = AFTER.matcher(expected).replaceFirst("");
            expected = expected.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "").strip();
        }
        String left = expected;
        PersonNameReader.read(name)
                .toOptional()
                .ifPresent(read -> assertThat(read).as(name).isEqualTo(left));
    }

    @Property
    void aNumberIsWhatItsDigitsAre(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long number) {
        IntegerReader reader = new IntegerReader(-1_000_000, 1_000_000_000_000L);
        assertThat(reader.read(number)).isEqualTo(reader.read(Long.toString(number)));
        EpochReader epoch = new EpochReader(EpochUnit.MILLIS);
        assertThat(epoch.read(number)).isEqualTo(epoch.read(Long.toString(number)));
    }
}
