package io.tablebridge.cli;

import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the rows of files in. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private static final int LONGEST_SOURCE = 100;

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "file")
    List<Path> files = new ArrayList<>();

    @Option(names = "--mapping", paramLabel = "mapping")
    String mapping = "";

    @Option(names = "--source", paramLabel = "source")
    String source = "";

    @Option(names = "--encoding", paramLabel = "encoding")
    String encoding = "";

    @Option(names = "--delimiter", paramLabel = "character")
    String delimiter = "";

    @Option(names = "--dates", paramLabel = "order")
    String dates = "";

    @Option(names = "--decimals", paramLabel = "mark")
    String decimals = "";

    @Option(names = "--rejects", paramLabel = "file")
    @Nullable
    Path rejects;

    @Option(names = "--again")
    boolean again;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Problem> wrong = wrong();
        if (!wrong.isEmpty()) {
            session.report(wrong);
            return CommandResult.USAGE;
        }
        return session.importFiles(new ImportOrder(
                files,
                mapping,
                source,
                SheetEncoding.of(encoding),
                FileOptions.delimiter(delimiter),
                new SaidStyles(SaidStyles.dates(dates), SaidStyles.numbers(decimals)),
                Optional.ofNullable(rejects),
                again));
    }

    private List<Problem> wrong() {
        List<Problem> wrong = new ArrayList<>(FileOptions.wrong(encoding, delimiter));
        if (!dates.isEmpty() && SaidStyles.dates(dates).isEmpty()) {
            wrong.add(Problem.at("--dates", "TB-CLI-124", dates, "day-first, month-first, minguo"));
        }
        if (!decimals.isEmpty() && SaidStyles.numbers(decimals).isEmpty()) {
            wrong.add(Problem.at("--decimals", "TB-CLI-124", decimals, "point, comma"));
        }
        if (rejects != null && files.size() > 1) {
            wrong.add(Problem.at("--rejects", "TB-CLI-122"));
        }
        if (source.length() > LONGEST_SOURCE) {
            wrong.add(Problem.at("--source", "TB-CLI-123", LONGEST_SOURCE));
        }
        return wrong;
    }
}
