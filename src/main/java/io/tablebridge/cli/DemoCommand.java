package io.tablebridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Shows it at work with simulated platforms and a simulated CRM. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    @Unmatched
    List<String> arguments = new ArrayList<>();

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.engine().demo(arguments, session.out(), session.language());
    }
}
