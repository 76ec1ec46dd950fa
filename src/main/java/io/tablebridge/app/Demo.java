package io.tablebridge.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

final class Demo {
    Demo(PrintWriter out, Locale language, Clock clock) {}

    int run(List<String> arguments) {
        return arguments.size();
    }
}
