package io.tablebridge.app.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventedCellTest {

    private static final CellLooks LOOKS = new CellLooks("TW", ZoneId.of("Asia/Taipei"));

    private static String invented(String field, Look look, String cell) {
        return new InventedCell(0).of(new Meaning(field, look, false), cell);
    }

    @ParameterizedTest
    @CsvSource({
        "0988-777-666, 0912-345-671",
        "+886 988 777 666, +886 912 345 671",
        "886988777666, 886912345671",
        "９８８７７７６６６, ９１２３４５６７１",
        "(07) 234-5678 9, (02) 234-5678 1",
        "+81 90-1234-5678, +886912345671"
    })
    void aPhoneIsAnotherInTheSameForm(String cell, String expected) {
        assertThat(invented("guest.phone", Look.PHONE, cell)).isEqualTo(expected);
        assertThat(LOOKS.fits(Look.PHONE, expected)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1970-12-31, 1990-05-03",
        "077/02/26, 079/05/03",
        "民國77年2月26日, 民國03年5月03日",
        "0770226, 0790305",
        "--11-16, --03-05"
    })
    void aBirthdayIsAnotherInTheSameForm(String cell, String expected) {
        assertThat(invented("guest.birthday", Look.DATE, cell)).isEqualTo(expected);
    }

    @Test
    void aNameKeepsItsScript() {
        assertThat(invented("guest.name", Look.NAME, "李大華 先生")).isEqualTo("王小明");
        assertThat(invented("guest.name", Look.NAME, "Karen Smith")).isEqualTo("Jane Doe");
        assertThat(new InventedCell(1).of(new Meaning("guest.familyName", Look.NAME, false), "Smith"))
                .isEqualTo("Roe");
    }

    @Property(tries = 300)
    void anIdKeepsNoneOfItsLettersAndDigitsButItsForm(
            @ForAll @StringLength(min = 1, max = 60) String cell, @ForAll @IntRange(max = 2) int row) {
        String invented = new InventedCell(row).of(new Meaning("id", Look.ID, false), cell);
        assertThat(invented.codePointCount(0, invented.length())).isEqualTo(cell.codePointCount(0, cell.length()));
        assertThat(invented.replaceAll("[\\p{L}\\p{Nd}]", "")).isEqualTo(cell.replaceAll("[\\p{L}\\p{Nd}]", ""));
    }
}
