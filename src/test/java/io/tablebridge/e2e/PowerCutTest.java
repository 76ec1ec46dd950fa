package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.e2e.PowerCutRun.Result;
import io.tablebridge.e2e.PowerCutRun.Setting;
import io.tablebridge.journal.Survivors;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.operate.backup.RecoveryDecision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Power cuts on journal and database together, at random operations of either. */
class PowerCutTest {

    private static final Logger LOG = LoggerFactory.getLogger(PowerCutTest.class);
    private static final OutboundMapping MAPPING = Shipped.hubSpotContact();

    @ParameterizedTest
    @EnumSource(Survivors.class)
    void nothingAcknowledgedIsLostAndTheDatabaseIsTheUndisturbedOne(Survivors survivors, @TempDir Path temporary)
            throws Exception {
        assertSound(run(temporary, survivors, Setting.SOUND, 0, 4));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Survivors.class)
    void nothingIsLostInAHundredCuts(Survivors survivors, @TempDir Path temporary) throws Exception {
        List<Result> results = run(temporary, survivors, Setting.SOUND, 1000, 100);
        assertSound(results);
        assertThat(results.stream().filter(PowerCutTest::isRestore).count()).isGreaterThan(20);
    }

    @Test
    void aJournalThatIsNotForcedIsSeenToLose(@TempDir Path temporary) throws Exception {
        assertThat(faulty(run(temporary, Survivors.SECTORS, Setting.JOURNAL_NOT_FORCED, 0, 3)))
                .isPositive();
    }

    @Test
    void aDatabaseTrustedAfterAPowerCutIsSeenToBeDamaged(@TempDir Path temporary) throws Exception {
        assertThat(faulty(run(temporary, Survivors.SECTORS, Setting.DATABASE_TRUSTED, 0, 3)))
                .isPositive();
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Survivors.class)
    void settingsThatMustFailDo(Survivors survivors, @TempDir Path temporary) throws Exception {
        // Some seven of eight cuts fall while it runs, and a cut before the first acknowledgement takes nothing.
        assertThat(faulty(run(temporary, survivors, Setting.JOURNAL_NOT_FORCED, 2000, 25)))
                .isGreaterThan(15);
        long damaged = faulty(run(temporary, survivors, Setting.DATABASE_TRUSTED, 3000, 25));
        assertThat(damaged).isGreaterThan(survivors == Survivors.NOTHING ? -1 : 10);
    }

    private List<Result> run(Path temporary, Survivors survivors, Setting setting, long first, int cuts)
            throws Exception {
        List<Result> results = new java.util.ArrayList<>();
        for (long seed : LongStream.range(first, first + cuts).toArray()) {
            Path root = temporary.resolve(survivors + "-" + setting + "-" + seed);
            Result result = new PowerCutRun(root, seed, survivors, setting, MAPPING).run();
            LOG.debug("seed {}: {}", seed, result);
            results.add(result);
        }
        LOG.info(
                "{} {}: {} runs, {} cut while running, {} acknowledged, {} backups, {} restored, {} rebuilt, {} writes,"
                        + " {} with faults",
                survivors,
                setting,
                results.size(),
                results.stream().filter(Result::cut).count(),
                results.stream().mapToInt(Result::acknowledged).sum(),
                results.stream().mapToInt(Result::backups).sum(),
                results.stream().filter(PowerCutTest::isRestore).count(),
                results.stream()
                        .filter(result -> result.decision()
                                .filter(RecoveryDecision.Rebuild.class::isInstance)
                                .isPresent())
                        .count(),
                results.stream().mapToLong(Result::writes).sum(),
                faulty(results));
        return results;
    }

    private static void assertSound(List<Result> results) {
        for (int run = 0; run < results.size(); run++) {
            assertThat(results.get(run).faults()).as("run %s", run).isEmpty();
        }
    }

    private static boolean isRestore(Result result) {
        Optional<RecoveryDecision> decision = result.decision();
        return decision.filter(RecoveryDecision.Restore.class::isInstance).isPresent();
    }

    private static long faulty(List<Result> results) {
        return results.stream().filter(result -> !result.faults().isEmpty()).count();
    }
}
