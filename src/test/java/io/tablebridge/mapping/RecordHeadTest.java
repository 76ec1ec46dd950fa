package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.CanonicalRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which record it is: part, version, venue. */
class RecordHeadTest {

    private static final String REST = "record: order\nid: /id\nfields: { table: /table }\n";

    private static CanonicalRecord only(Mapped mapping, String json) {
        return mapping.records(json).get(0);
    }

    @Test
    void aPartIsAWordOrStandsInTheEvent() {
        assertThat(only(Mapped.by(REST), "{\"id\":1}").part()).isEqualTo(CanonicalRecord.MAIN);
        assertThat(only(Mapped.by(REST + "part: payments\n"), "{\"id\":1}").part())
                .isEqualTo("payments");
        Mapped told = Mapped.by(REST + "part: { from: /kind, values: { PAY: payments, ORD: main } }\n");
        assertThat(only(told, "{\"id\":1,\"kind\":\"pay\"}").part()).isEqualTo("payments");
        assertThat(told.errors("{\"id\":1,\"kind\":\"OTHER\"}")).containsExactly("part TB-MAP-047");
        assertThat(told.errors("{\"id\":1}")).containsExactly("part TB-MAP-045");
        assertThat(Mapped.by(REST + "part: /kind\n").errors("{\"id\":1,\"kind\":\"what else\"}"))
                .containsExactly("part TB-MAP-070");
    }

    @Test
    void twoWordsOfPlatformsAreOneVenue() {
        Mapped mapping = Mapped.by(REST + "tables: { branches: { L9R0: zhongshan, '17': zhongshan } }\n"
                + "venue: { from: /location, lookup: branches }\n");
        assertThat(only(mapping, "{\"id\":1,\"location\":\"L9R0\"}").venue()).isEqualTo("zhongshan");
        assertThat(only(mapping, "{\"id\":1,\"location\":17}").venue()).isEqualTo("zhongshan");
        assertThat(only(mapping, "{\"id\":1}").venue()).isEmpty();
        assertThat(mapping.errors("{\"id\":1,\"location\":\"X\"}")).containsExactly("venue TB-MAP-047");
        assertThat(only(Mapped.by(REST + "venue: { constant: zhongshan }\n"), "{\"id\":1}")
                        .venue())
                .isEqualTo("zhongshan");
        assertThat(Mapped.by(REST + "venue: { from: /v, required: true }\n").errors("{\"id\":1}"))
                .containsExactly("venue TB-MAP-045");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v | updated-at",
                "{ updatedAt: /v } | updated-at",
                "{ updatedAt: /v, scheme: csv } | updated-at:csv",
                "{ revision: /r } | revision",
                "{ revision: /r, scheme: csv } | revision:csv"
            })
    void versionsCompareOnlyWithinOneScheme(String version, String scheme) {
        Mapped mapping = Mapped.by(REST + "version: " + version + "\n");
        assertThat(only(mapping, "{\"id\":1,\"v\":\"2026-11-22T11:00:00Z\",\"r\":3}")
                        .version()
                        .scheme())
                .isEqualTo(scheme);
    }
}
