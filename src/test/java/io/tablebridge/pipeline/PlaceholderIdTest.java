package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.TestDatabase;
import io.tablebridge.guests.Bills;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POS may write the same id on all bills that nobody had booked for. */
class PlaceholderIdTest {

    private static final int HALF = 2_500;
    private static final int BATCH = 100;
    private static final int SOME = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The record that all name is there, and changes with each of them.
                "order B%1$d 1 booking=0 total=100\nreservation 0 %1$d requests=walk-in-%1$d",
                "order B%1$d 1 from=0 total=100\norder 0 %1$d table=A5 opened=2026-11-20T19:42:00+08:00 total=%1$d",
                // All of a day that nobody has set, at a table that is none.
                "order B%1$d 1 table=0 opened=1970-01-01T08:00:00+08:00 total=100",
                "order B%1$d 1 table=0 opened=1970-01-01T08:00:00+08:00\n"
                        + "reservation R%1$d 1 table=0 at=1970-01-01T08:00:00+08:00"
            })
    void aPlaceholderThatIsARecordOfItsOwnCostsNoMoreTheMoreOfThemThereAre(String event) {
        Assumptions.assumeFalse(TestDatabase.isPostgres(), "counts rows by H2's own statistics");
        try (World world = World.empty()) {
            tell(world, event, 0);
            count(world, "TRUE");
            tell(world, event, SOME);
            long first = rows(world);
            count(world, "FALSE");
            tell(world, event, 2 * SOME);
            count(world, "TRUE");
            tell(world, event, 3 * SOME);
            assertThat(rows(world)).isLessThanOrEqualTo(first + first / 4);
            assertThat(new Bills(world.database).counts().get(0).withGuest()).isZero();
        }
    }

    private static void tell(World world, String event, int from) {
        for (int i = from + 1; i <= from + SOME; i++) {
            world.event("pos", "e" + i, String.format(Locale.ROOT, event, i));
        }
        world.run(20);
    }

    @Test
    void billsThatAllNameReservationZeroReadAsMuchAtTheEndAsAtTheStart() {
        Assumptions.assumeFalse(TestDatabase.isPostgres(), "counts rows by H2's own statistics");
        try (World world = World.empty()) {
            count(world, "TRUE");
            bills(world, 0);
            long first = rows(world);
            count(world, "FALSE");
            count(world, "TRUE");
            bills(world, HALF);
            assertThat(rows(world)).isLessThanOrEqualTo(first + first / 4);
            assertThat(world.store.records()).isEqualTo(2L * HALF);
        }
    }

    private static void bills(World world, int from) {
        for (int i = from; i < from + HALF; i++) {
            world.event("pos", "e" + i, "order B" + i + " 1 booking=0 from=0 total=100");
        }
        world.run(BATCH);
    }

    private static void count(World world, String on) {
        world.database.read(handle -> handle.execute("SET QUERY_STATISTICS " + on));
    }

    private static long rows(World world) {
        return world.database.read(handle -> handle.createQuery(
                        """
                        SELECT SUM(cumulative_row_count) FROM information_schema.query_statistics
                        WHERE TRIM(sql_statement) LIKE 'SELECT%'
                        """)
                .mapTo(Long.class)
                .one());
    }
}
