package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTransformTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ currency: TWD, unit: major } | 500 | TWD 500.00",
                "{ currency: TWD, unit: major } | '500.5' | TWD 500.50",
                "{ currency: TWD, unit: minor } | 50000 | TWD 500.00",
                "{ currency: TWD, unit: minor, digits: 0 } | 500 | TWD 500.00",
                "{ currency: TWD, unit: major } | 5e2 | TWD 500.00",
                "{ currency: TWD, unit: major } | 500.001 | TB-NRM-072",
                "{ currency: TWD, unit: major } | 'NT$500' | TB-NRM-070",
                "{ currency: TWD, unit: major, signs: NT$ } | 'NT$500' | TWD 500.00",
                "{ currency: TWD, unit: major } | '1,500' | TB-NRM-070",
                "{ currency: TWD, unit: major, thousands: ',' } | '1,500' | TWD 1500.00",
                "{ currency: TWD, unit: major } | true | TB-MAP-046",
                "{ currency: TWD, unit: major } | {} | TB-MAP-046",
                "{ currency: /currency, amount: /amount, unit: minor } | {'amount':50000,'currency':'TWD'} | TWD 500.00",
                "{ currency: /currency, amount: /amount, unit: minor } | {'amount':500,'currency':'jpy'} | JPY 500",
                "{ currency: /currency, amount: /amount, unit: minor } | {'amount':500} | TB-NRM-071",
                "{ currency: /currency, amount: /amount, unit: minor } | {'currency':'TWD'} | –"
            })
    void anAmountIsReadAsItsUnitSays(String options, String value, String expected) {
        Mapped mapping = Mapped.by(
                "record: reservation\nid: /id\nfields:\n  status: { constant: booked }\n  deposit: { from: /d, as: { money: "
                        + options + " } }\n");
        String json = ("{'id':1,'d':" + value + "}").replace('\'', '"');
        Object deposit = mapping.fields(json).get("deposit");
        String errors = mapping.errors(json).stream()
                .map(error -> error.replace("deposit ", ""))
                .collect(Collectors.joining());
        assertThat(deposit == null ? errors.isEmpty() ? "–" : errors : deposit.toString())
                .isEqualTo(expected);
    }
}
