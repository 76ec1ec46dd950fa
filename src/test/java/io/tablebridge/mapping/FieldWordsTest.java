package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FieldWordsTest {

    /** The most common ones in Taiwan: nineteen of twenty people have one of these. */
    private static final String SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾游詹彭胡施沈余趙盧梁顏柯孫魏翁戴范方宋鄧杜傅侯"
            + "曹溫薛丁蔣唐卓藍馬姚石董紀歐程連古汪湯姜田康鄒白涂尤巫韓龔嚴袁鐘黎金阮陸倪夏童邵柳錢伍顧關甘";

    /** Begun with a surname and still nobody's name. */
    private static final Set<String> SURE = Set.of("顧客", "金額", "連絡", "連絡人", "連絡方式", "紀錄");

    private static final List<String> CHINESE = FieldWords.words().stream()
            .filter(word -> word.codePointAt(0) > 0x2E80)
            .sorted()
            .toList();

    @Test
    void noWordIsAName() {
        assertThat(CHINESE)
                .hasSizeGreaterThan(200)
                .allSatisfy(word -> assertThat(word).hasSizeBetween(2, 6))
                .filteredOn(word -> SURNAMES.indexOf(word.charAt(0)) >= 0)
                .containsExactlyInAnyOrderElementsOf(SURE);
    }

    @Property
    void whatIsMadeOfWordsIsShown(@ForAll("words") List<String> words) {
        assertThat(FieldWords.make(String.join("", words))).isTrue();
        assertThat(FieldWords.make(String.join("_", words) + "2")).isTrue();
    }

    /** Though each of its characters stands in some word. */
    @Property(tries = 20_000)
    void aPersonsNameIsNotShown(@ForAll("names") String name) {
        assertThat(SURE.contains(name) || !FieldWords.make(name)).isTrue();
        assertThat(SURE.contains(name) || !FieldWords.make("聯絡人" + name)).isTrue();
        assertThat(SURE.contains(name) || !FieldWords.make(name + "電話")).isTrue();
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(CHINESE).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> given = Arbitraries.strings()
                .withChars(String.join("", CHINESE).toCharArray())
                .ofMinLength(1)
                .ofMaxLength(2);
        Arbitrary<Character> surname = Arbitraries.chars().with(SURNAMES);
        return Combinators.combine(surname, given).as((first, rest) -> first + rest);
    }
}
