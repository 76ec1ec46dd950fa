package io.tablebridge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
@Command(name = "tablebridge")
final class RootCommand {

    @Option(names = "--set", paramLabel = "key=value", scope = ScopeType.INHERIT)
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--lang", paramLabel = "en|zh-TW", scope = ScopeType.INHERIT)
    String lang = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    boolean help;
}
