package io.tablebridge.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the tests inside the mapping files. */
@Command(name = "test")
final class TestCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "mapping", arity = "0..1")
    Optional<String> mapping = Optional.empty();

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        MappingTestReport report = session.engine().test(session.settings(), mapping);
        int exit = session.report(report.problems());
        session.say(
                "cli.test.result",
                Integer.toString(report.mappings()),
                Integer.toString(report.tests()),
                Integer.toString(report.problems().size()));
        return exit;
    }
}
