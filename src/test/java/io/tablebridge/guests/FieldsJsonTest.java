package io.tablebridge.guests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsJsonTest {

    @Test
    void valuesOfEveryKindAreReadBackAsTheyWereStored() {
        Fields fields = Fields.of(Map.of(
                "status",
                "booked",
                "startsAt",
                OffsetDateTime.parse("2026-11-22T19:00:00+08:00"),
                "partySize",
                4L,
                "deposit",
                new Money(50_000, "TWD"),
                "guest.name",
                "王小明",
                "guest.birthday",
                LocalDate.of(1990, 2, 28),
                "guest.allergies",
                List.of("peanut", "shrimp"),
                "consent.email",
                false));
        assertThat(FieldsJson.read(FieldsJson.write(fields))).isEqualTo(fields);
    }
}
