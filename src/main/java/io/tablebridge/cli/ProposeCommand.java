package io.tablebridge.cli;

import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.ReservationStatus;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes a mapping for a file that no mapping knows. */
@Command(name = "propose")
final class ProposeCommand implements Callable<Integer> {

    private static final List<String> RECORDS = List.of("guest", "reservation", "order");

    private static final List<String> STATUSES = Stream.concat(
                    Arrays.stream(ReservationStatus.values()).map(ReservationStatus::code),
                    OrderFields.STATE.codes().stream())
            .toList();

    private final Session session;

    @Parameters(index = "0", paramLabel = "file")
    Path file = Path.of("");

    @Option(names = "--as", paramLabel = "name")
    Optional<String> name = Optional.empty();

    @Option(names = "--record", paramLabel = "record")
    Optional<String> record = Optional.empty();

    @Option(names = "--status", paramLabel = "status")
    Optional<String> status = Optional.empty();

    @Option(names = "--currency", paramLabel = "code")
    Optional<String> currency = Optional.empty();

    @Option(names = "--encoding", paramLabel = "encoding")
    String encoding = "";

    @Option(names = "--delimiter", paramLabel = "character")
    String delimiter = "";

    @Option(names = "--values")
    boolean values;

    @Option(names = "--save")
    boolean save;

    ProposeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Problem> wrong = wrong();
        if (!wrong.isEmpty()) {
            session.report(wrong);
            return CommandResult.USAGE;
        }
        ProposeOrder order = new ProposeOrder(
                file,
                name,
                record,
                status,
                currency,
                SheetEncoding.of(encoding),
                FileOptions.delimiter(delimiter),
                values,
                save);
        return session.engine().propose(session.settings(), order, session.out(), session.language());
    }

    private List<Problem> wrong() {
        List<Problem> wrong = new ArrayList<>(FileOptions.wrong(encoding, delimiter));
        one("--record", record, RECORDS).ifPresent(wrong::add);
        one("--status", status, STATUSES).ifPresent(wrong::add);
        if (currency.filter(code -> !code.matches("[A-Z]{3}")).isPresent()) {
            wrong.add(Problem.at("--currency", "TB-CLI-124", currency.get(), "TWD, USD, JPY …"));
        }
        return wrong;
    }

    private static Optional<Problem> one(String option, Optional<String> word, List<String> known) {
        return word.filter(given -> !known.contains(given))
                .map(given -> Problem.at(option, "TB-CLI-124", given, String.join(", ", known)));
    }
}
