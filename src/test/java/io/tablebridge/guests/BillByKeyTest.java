package io.tablebridge.guests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BillByKeyTest {

    @Test
    void oneBillIsFoundByTheIndexOfKeysAndNotByGoingThroughAll() {
        Assumptions.assumeFalse(TestDatabase.isPostgres(), "an empty table is read whole there");
        try (Database database = TestDatabase.open()) {
            String plan = database.read(handle -> handle.createQuery("EXPLAIN " + Bills.ONE)
                    .bind(0, "pos")
                    .bind(1, "B1")
                    .mapTo(String.class)
                    .one());
            assertThat(plan.toLowerCase(Locale.ROOT))
                    .containsPattern("\"link\" \"l\"\\s+/\\* public\\.primary_key_\\w+: record_id in\\(")
                    .contains("record_key");
        }
    }
}
