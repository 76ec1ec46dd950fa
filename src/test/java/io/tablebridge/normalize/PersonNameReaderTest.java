package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersonNameReaderTest {

    private static final List<Pattern> HONORIFICS = List.of(
            Pattern.compile(
                    "^(?:mr|mrs|ms|miss|mx|mister|madam|sir)(?![\\p{L}\\p{N}_])\\.?\\s*", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^(?:先生|小姐|女士|太太)\\s*"),
            Pattern.compile(
                    "\\s*(?:先生|小姐|太太|女士|女仕|夫人|さん|さま|様|님|,?\\s+(?:mr|mrs|ms|miss)\\.?)$", Pattern.CASE_INSENSITIVE));

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "王小明", "Jane", "Austen", " ", ",", ".", "先生", "小姐", "女士", "太太", "女仕", "夫人", "さん", "様", "님",
                        "Mr", "mrs.", "MS", "Miss", "madam", "Sir", "7", "-", "é", "é")
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    /** The reader looks at a pattern only where the first or last character can belong to it. */
    @Property(tries = 5_000)
    void noHonorificIsMissedByTheShortCuts(@ForAll("names") String text) {
        String name = Characters.plainLine(text);
        for (String before = ""; !before.equals(name); ) {
            before = name;
            for (Pattern honorific : HONORIFICS) {
                name = honorific.matcher(name).replaceFirst("");
            }
            name = name.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "").strip();
        }
        boolean named = Pattern.compile("\\p{L}").matcher(name).find();
        assertThat(PersonNameReader.read(text).toOptional().orElse("")).isEqualTo(named ? name : "");
    }
}
