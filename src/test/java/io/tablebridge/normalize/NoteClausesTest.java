package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NoteClausesTest {

    @Property
    void everySeparatorBeginsWithACharacterWhereItIsLookedFor(@ForAll("notes") String note) {
        Matcher separator = NoteClauses.SEPARATOR.matcher(note);
        while (separator.find()) {
            assertThat(NoteClauses.FIRST).contains(note.substring(separator.start(), separator.start() + 1));
        }
    }

    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(
                        "and", "or", "nor", "以及", "及", "與", "跟", "或者", "或", "和", "和牛", "花生", "shrimp", " ", " - ",
                        " – ", "、", "/", "&", "+", "。", ".", ";", "!", "?", "\n", ",", "(", ")", "[", "]", "|", "「",
                        "」", "《", "》", "land", "x")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }
}
