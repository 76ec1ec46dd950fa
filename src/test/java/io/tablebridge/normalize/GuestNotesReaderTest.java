package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestNotesReaderTest {

    private static final GuestNotesReader READER = new GuestNotesReader();

    private static GuestNotes read(String note) {
        return READER.read(note).toOptional().orElseThrow();
    }

    private static String joined(List<String> codes) {
        return String.join(" ", codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "花生過敏 | peanut",
                "對蝦子過敏 | shrimp",
                "peanut allergy | peanut",
                "Severe nut allergy!! | tree-nut",
                "allergic to shellfish and sesame | sesame shellfish",
                "allergic to peanuts, shellfish and eggs | egg peanut shellfish",
                "花生、蝦子過敏 | peanut shrimp",
                "花生，蝦子和蟹過敏 | crab peanut shrimp",
                "過敏：花生、蝦 | peanut shrimp",
                "不能吃花生，會過敏 | peanut",
                "no nuts please, allergic | tree-nut",
                "no nuts please allergic | tree-nut",
                "No peanuts. Allergy! | peanut",
                "花生過敏，沒有其他過敏 | peanut",
                "花生，沒有其他過敏 | peanut",
                "沒有過敏，只有蝦 | shrimp",
                "no allergies except shrimp | shrimp",
                "no allergies, except for peanuts | peanut",
                "乳糖不耐 | lactose",
                "lactose intolerant | lactose",
                "奶奶對蝦過敏 | shrimp",
                "對花生非常過敏 | peanut",
                "花生非常過敏 | peanut",
                "我對蝦非常容易過敏 | shrimp",
                "對蝦超級過敏 | shrimp",
                "對花生特別過敏 | peanut"
            })
    void anAllergyIsHeard(String note, String codes) {
        assertThat(joined(read(note).allergies())).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "無牛奶過敏 蝦過敏 | shrimp",
                "牛奶無過敏 蝦過敏 | shrimp",
                "花生過敏 蝦不過敏 | peanut",
                "蝦不會過敏花生會過敏 | peanut",
                "蝦不會花生會過敏 | peanut",
                "我沒有過敏我太太花生過敏 | peanut",
                "我沒過敏太太花生 | peanut",
                "有無花生過敏：有 | peanut",
                "有無花生、蝦過敏：有 | peanut",
                "不知道有沒有花生過敏 | peanut",
                "小孩無法碰花生過敏 | peanut",
                "do not serve peanuts allergy | peanut",
                "I'm not sure about a peanut allergy | peanut",
                "no nuts please peanut allergy | peanut",
                "no my wife has a peanut allergy | peanut",
                "牛奶無 蝦過敏 | shrimp",
                "無包廂花生過敏 | peanut",
                "對蝦沒有非常過敏 | shrimp",
                "蝦沒事不過花生過敏 | peanut"
            })
    void aNegationOfSomethingElseTakesNoAllergyAway(String note, String code) {
        assertThat(read(note).allergies()).contains(code);
    }

    @Test
    void aDenialBesideAnAllergyStaysADenial() {
        assertThat(read("無牛奶過敏 蝦過敏").allergies()).containsExactly("shrimp");
        assertThat(read("花生過敏 蝦不過敏").allergies()).containsExactly("peanut");
    }

    @Property
    void aWordThatNoListKnowsLeavesTheAllergyStanding(
            @ForAll("negations") String negation, @ForAll("strangeWords") String strange) {
        assertThat(read(negation + strange + "花生過敏").allergies()).contains("peanut");
        assertThat(read(strange + negation + "花生過敏").allergies()).contains("peanut");
    }

    @Provide
    Arbitrary<String> negations() {
        return Arbitraries.of("沒有", "無", "不會", "沒", "no ", "not ");
    }

    @Provide
    Arbitrary<String> strangeWords() {
        return Arbitraries.of("櫻", "澀谷", "𩸽", "\uE000", " zzyx ", "7號", "慶祝");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "沒有過敏",
                "對花生不過敏",
                "對花生沒有過敏",
                "我們都沒有過敏",
                "小孩沒有過敏",
                "無特殊過敏",
                "沒有特別過敏",
                "過敏：都沒有",
                "有無過敏：無",
                "有無花生過敏：無",
                "靠窗 沒有過敏",
                "無忌口無過敏",
                "I don't have any food allergies",
                "no allergies to peanuts",
                "無花生過敏",
                "沒有花生、蝦子過敏",
                "不會過敏",
                "花生不過敏",
                "過敏：無",
                "no allergies",
                "No known allergies.",
                "no peanut allergy",
                "allergies: none",
                "not allergic to anything",
                "without any food allergies",
                "靠窗",
                "生日蛋糕",
                ""
            })
    void wherenobodyIsAllergicThereIsNoAllergy(String note) {
        assertThat(read(note).allergies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "對奇亞籽過敏 | 奇亞籽",
                "花生、𩸽過敏 | 𩸽",
                "allergic to dragon fruit | dragon fruit",
                "奇亞籽、花生過敏 | 奇亞籽",
                "某種藥物過敏 | 某種藥物",
                "會不會過敏不知道, 對火龍果過敏 | 火龍果"
            })
    void anAllergyThatNoListKnowsIsKeptInTheGuestsOwnWords(String note, String words) {
        assertThat(joined(read(note).allergies())).contains(words);
    }

    @Test
    void anAllergyWithoutANameIsKeptToo() {
        assertThat(read("有過敏").allergies()).containsExactly("有過敏");
        assertThat(read("please ask about my allergies").allergies()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "不吃牛 | no-beef",
                "不吃牛羊 | no-beef no-lamb",
                "不吃牛、豬 | no-beef no-pork",
                "素食 | vegetarian",
                "兩位吃素，一位不吃香菜 | no-cilantro vegetarian",
                "vegetarian, no pork | no-pork vegetarian",
                "蛋奶素 | lacto-ovo-vegetarian",
                "gluten-free please | no-gluten",
                "無麩質 | no-gluten",
                "不是素食 | ''",
                "非素食 | ''",
                "not vegetarian | ''",
                "no problem with nuts | ''",
                "花生過敏 | ''"
            })
    void aDietIsHeard(String note, String codes) {
        assertThat(joined(read(note).diet())).isEqualTo(codes.replace("''", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "靠窗、花生過敏 | window",
                "window seat please, peanut allergy | window",
                "I would like to sit near the window please | window",
                "希望包廂，需要兒童椅 | high-chair private-room",
                "不要靠窗 | ''",
                "no window seat | ''",
                "無障礙座位 | wheelchair"
            })
    void aSeatIsHeard(String note, String codes) {
        assertThat(joined(read(note).seating())).isEqualTo(codes.replace("''", ""));
    }

    @Property
    void whateverElseIsSaidAnAllergyIsNeverLost(@ForAll("remarks") String before, @ForAll("remarks") String after) {
        assertThat(read(before + "，花生過敏，" + after).allergies()).contains("peanut");
        assertThat(read(before + ". Allergic to peanuts. " + after).allergies()).contains("peanut");
        assertThat(read(before + "\n對奇亞籽過敏\n" + after).allergies()).contains("對奇亞籽過敏");
    }

    @Provide
    Arbitrary<String> remarks() {
        return Arbitraries.of(
                        "靠窗",
                        "沒有過敏",
                        "no allergies",
                        "不吃牛",
                        "素食",
                        "生日",
                        "3號桌",
                        "沒有忌口",
                        "VIP",
                        "沒問題",
                        "無",
                        "not",
                        "no",
                        "謝謝",
                        "蛋糕",
                        "不要香菜",
                        "長輩",
                        "!!!",
                        "")
                .list()
                .ofMaxSize(4)
                .map(words -> String.join("，", words));
    }

    @Property
    void anyTextIsRead(@ForAll @StringLength(max = 300) String text) {
        GuestNotes notes = read(text);
        assertThat(notes.allergies()).isSorted().doesNotHaveDuplicates();
        assertThat(READER.code(text)).isNotNull();
    }

    @Test
    void aNoteTooLongIsRefused() {
        assertThat(READER.read("過".repeat(9_000))).isEqualTo(Reading.not(Reason.TOO_LONG));
    }
}
