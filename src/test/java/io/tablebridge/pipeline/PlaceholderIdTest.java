package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A POS may write the same id on all bills that nobody had booked for. */
class PlaceholderIdTest {

    private static final int HALF = 2_500;
    private static final int BATCH = 100;

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
