package io.tablebridge.app.batch;

import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportResult;
import io.tablebridge.app.imports.ImportRun;
import io.tablebridge.app.imports.ImportWatch;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports on the thread that asks. */
public final class DirectImports implements ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(DirectImports.class);

    private final ImportGround ground;
    private final Bookkeeping books;
    private final BooleanSupplier stop;
    private final Clock clock;

    /** @param stop whether the process is to end: the block under way is kept first */
    public DirectImports(ImportGround ground, Bookkeeping books, BooleanSupplier stop, Clock clock) {
        this.ground = ground;
        this.books = books;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public boolean knows(String mapping) {
        return books.ruleInForce(mapping).isPresent();
    }

    @Override
    public ImportResult take(ImportWish wish) {
        return new ImportRun(ground, new Unattended(), clock).run(wish);
    }

    @Override
    public void writeRejects(ImportState state, Path file, Locale language) {
        try {
            ground.writeRejects(state, file, language);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    /** Nobody looks on; what a person may want to know of the file stands in the log. */
    private final class Unattended implements ImportWatch {

        @Override
        public void note(Problem problem) {
            LOG.info("{}", problem);
        }

        @Override
        public void begin(long rows, long bytes) {
            LOG.debug("an import begins behind row {}", rows);
        }

        @Override
        public void reached(long rows, long bytes, long all) {
            LOG.debug("an import is behind row {}", rows);
        }

        @Override
        public boolean isStopped() {
            return stop.getAsBoolean();
        }
    }
}
