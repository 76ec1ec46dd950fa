package io.tablebridge.app;

import io.tablebridge.app.batch.DeclaredBatches;
import io.tablebridge.camel.RouteValidation;
import io.tablebridge.camel.SecretSource;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says of the files that people edit what the service says of them: the same checks, and the same mappings in force. */
final class Validation {

    private final SecretSource secrets;
    private final Clock clock;

    Validation(SecretSource secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What is wrong with mappings, routes and destinations. */
    List<Problem> of(Settings settings) {
        DataFolder folder = DataFolder.at(settings.path(SettingsCatalog.DATA));
        KnownRules memory = memory(folder);
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Map<String, String> outbound = new TreeMap<>();
        try {
            outbound.putAll(memory.outbound());
            names.addAll(memory.read().keySet());
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(
                            folder.root().toString(), "TB-APP-004", e.getClass().getSimpleName()),
                    e);
        }
        names.removeAll(outbound.keySet());
        outbound.entrySet().removeIf(last -> !isGood(last.getKey(), last.getValue()));
        for (FileReport file : mappings(settings).files()) {
            problems.addAll(file.problems());
            file.file().filter(mapping -> file.isGood()).ifPresent(mapping -> {
                if (mapping instanceof MappingFile.Outbound) {
                    outbound.put(mapping.name(), mapping.text());
                } else {
                    names.add(mapping.name());
                }
            });
        }
        problems.addAll(batches(settings, names));
        problems.addAll(MorningChannels.missing(settings));
        problems.addAll(routes(settings, folder, names));
        DestinationPlan.of(settings, outbound).off().stream()
                .filter(problem -> !DestinationPlan.WAITING.contains(problem.code()))
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    /** What the folder of mappings holds. */
    static MappingReport mappings(Settings settings) {
        Path folder = settings.path(SettingsCatalog.MAPPINGS);
        try {
            return new MappingFolder(new MappingCompiler()).validate(folder);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-APP-002", e.getClass().getSimpleName()), e);
        }
    }

    private static List<Problem> batches(Settings settings, Set<String> mappings) {
        DeclaredBatches batches = new DeclaredBatches(settings);
        batches.look();
        List<Problem> problems = new ArrayList<>(batches.problems());
        problems.addAll(batches.withoutMapping(mappings));
        return problems;
    }

    private List<Problem> routes(Settings settings, DataFolder folder, Set<String> mappings) {
        try {
            return RouteValidation.of(
                    CamelPlan.of(settings, folder, mappings),
                    new HashSet<>(settings.names(SettingsCatalog.DESTINATION_KIND)),
                    secrets,
                    clock);
        } catch (IOException e) {
            String path = settings.path(SettingsCatalog.ROUTES).toString();
            return List.of(Problem.at(path, "TB-APP-006", e.getClass().getSimpleName()));
        }
    }

    private static boolean isGood(String name, String text) {
        return new MappingFolder(new MappingCompiler())
                .check(name + ".yaml", text)
                .isGood();
    }

    private static KnownRules memory(DataFolder folder) {
        try {
            return KnownRules.ofAnyJournal(folder.root().resolve("rules.known"));
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(
                            folder.root().toString(), "TB-APP-004", e.getClass().getSimpleName()),
                    e);
        }
    }
}
