package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowLinesTest {

    @Property(tries = 300)
    void linesComeBackAsTheyWereWritten(
            @ForAll @IntRange(min = 1, max = 1_000_000) int first,
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 3) Integer> steps) {
        List<Long> lines = new ArrayList<>(List.of((long) first));
        steps.forEach(step -> lines.add(lines.get(lines.size() - 1) + step));
        assertThat(RowLines.read(RowLines.write(lines))).isEqualTo(lines);
    }

    @Test
    void aBlockWithoutBreaksInsideOfCellsIsShort() {
        List<Long> lines = new ArrayList<>();
        for (long line = 2; line < 502; line++) {
            lines.add(line);
        }
        assertThat(RowLines.write(lines)).isEqualTo("2 1*499");
    }

    @Test
    void whatNobodyWroteIsRefusedInBoundedMemory() {
        for (String text : List.of("", "a", "1 x", "1 1*2000000000", "1 1*")) {
            assertThatThrownBy(() -> RowLines.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        String many = "1 " + String.join(" ", Collections.nCopies(3, "1*999999"));
        assertThatThrownBy(() -> RowLines.read(many)).isInstanceOf(IllegalArgumentException.class);
    }
}
