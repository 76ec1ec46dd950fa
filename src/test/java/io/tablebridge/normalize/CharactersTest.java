package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CharactersTest {

    private static final String HALF_CHARACTER = "\\p{Cs}";
    private static final String INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{IsNoncharacter_Code_Point}&&[^\\n\\t\\r]]";

    @Property
    void textThatNeedsNoCleaningComesOutAsIfItHadBeenCleaned(@ForAll("texts") String text) {
        String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
        assertThat(Characters.plainLine(text))
                .isEqualTo(composed.replaceAll("[\\s\\p{Z}]+", " ").strip());
    }

    @Property
    void linesAreKeptWhetherOrNotThereIsSomethingToClean(@ForAll("texts") String text) {
        String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFC);
        String blanks = composed.replaceAll("[\\t\\p{Zs}]+", " ");
        assertThat(Characters.plainText(text))
                .isEqualTo(blanks.replaceAll(" ?(?:\\r\\n|[\\r\\n\\p{Zl}\\p{Zp}]) ?", "\n")
                        .strip());
    }

    private static String visible(String text) {
        return text.replaceAll(HALF_CHARACTER, "\uFFFD").replaceAll(INVISIBLE, "");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> usual = Arbitraries.of("王", "小明", " ", "a", "ｂ", "\t", "\n", "\r\n", "\u3000", "\u200b", "，");
        Arbitrary<String> any = Arbitraries.strings().ofLength(1);
        Arbitrary<String> wide = Arbitraries.of("😀", "\ue000", "\ud800", "\u2028", "\u0378", "e\u0301");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, usual),
                        net.jqwik.api.Tuple.of(1, any),
                        net.jqwik.api.Tuple.of(1, wide))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
