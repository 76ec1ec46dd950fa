package io.tablebridge.guests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.RecordVersion;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordLimitsTest {

    private static CanonicalRecord bill(Map<String, Object> values) {
        return new CanonicalRecord(
                new RecordKey("pos", RecordType.ORDER, "B1"),
                CanonicalRecord.MAIN,
                RecordVersion.none(),
                "",
                false,
                Fields.of(values));
    }

    private static CanonicalRecord lines(int rows, String name) {
        Fields line = Fields.of(Map.of(
                "lines.id",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "lines.item",
                "IT-0042",
                "lines.name",
                name,
                "lines.category",
                "主餐",
                "lines.quantity",
                new BigDecimal("1.5"),
                "lines.price",
                new Money(1_280_00, "TWD"),
                "lines.total",
                new Money(1_920_00, "TWD"),
                "lines.modifiers",
                List.of("少冰", "加飯")));
        return bill(Map.of("lines", Collections.nCopies(rows, line)));
    }

    @Test
    void aBillWithAsManyLinesAndColumnsAsAMappingMakesIsKept() {
        assertThat(RecordLimits.allow(lines(500, "清蒸石斑魚（附白飯）"))).isTrue();
    }

    @Test
    void whatTheTableCouldNotTakeIsNotKept() {
        assertThat(RecordLimits.allow(lines(500, "清".repeat(300)))).isFalse();
        assertThat(RecordLimits.allow(bill(Map.of("number", "a".repeat(10_001)))))
                .isFalse();
        List<String> quoted = Collections.nCopies(100, "\u0001".repeat(400));
        assertThat(RecordLimits.allow(bill(Map.of("lines", List.of(Fields.of(Map.of("lines.modifiers", quoted)))))))
                .as("each character is written as six")
                .isFalse();
    }
}
