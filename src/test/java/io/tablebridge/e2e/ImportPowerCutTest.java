package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.e2e.ImportPowerCutRun.Result;
import io.tablebridge.journal.Survivors;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts on journal and database together while a file is imported: the end is that of an import that nothing disturbed. */
class ImportPowerCutTest {

    private static final List<Survivors> SURVIVORS = List.of(Survivors.values());

    @Test
    void threePowerCutsInAnImportChangeNothing(@TempDir Path temporary) throws Exception {
        survives(temporary, 3, 3_000, 40, 20261123);
    }

    @Test
    @Tag("long")
    void twentyPowerCutsInAnImportChangeNothing(@TempDir Path temporary) throws Exception {
        survives(temporary, 20, 4_000, 100, System.nanoTime());
    }

    private static void survives(Path temporary, int cuts, int rows, int guests, long seed) throws Exception {
        ImportedFile file = ImportedFile.of(temporary.resolve("bookings.csv"), rows, guests);
        Result undisturbed = run(temporary, file, 0, Survivors.NOTHING, Long.MAX_VALUE / 2);
        assertThat(undisturbed.cut()).isFalse();
        assertThat(undisturbed.faults()).isEmpty();
        assertThat(undisturbed.contacts()).hasSize(guests);
        Random random = new Random(seed);
        int within = 0;
        for (int cut = 1; cut <= cuts; cut++) {
            Survivors survivors = SURVIVORS.get(cut % SURVIVORS.size());
            long at = random.nextLong(undisturbed.begun(), undisturbed.ended());
            Result result = run(temporary, file, cut, survivors, at);
            within += result.cut() ? 1 : 0;
            String which = "seed %d, cut %d at change %d, %s".formatted(seed, cut, at, survivors);
            assertThat(result.faults()).as(which).isEmpty();
            assertThat(result.export()).as(which).isEqualTo(undisturbed.export());
            assertThat(result.contacts()).as(which).isEqualTo(undisturbed.contacts());
        }
        assertThat(within).as("cuts within the import, seed %d", seed).isGreaterThanOrEqualTo(cuts / 2);
    }

    private static Result run(Path temporary, ImportedFile file, int cut, Survivors survivors, long at)
            throws Exception {
        return new ImportPowerCutRun(temporary.resolve("run-" + cut), file, cut, survivors, Shipped.hubSpotContact())
                .run(at);
    }
}
