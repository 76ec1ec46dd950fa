package io.tablebridge;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between the rooms: a room may use only the rooms listed for it. */
class RoomsTest {

    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("model", List.of());
        MAY_USE.put("settings", List.of());
        MAY_USE.put("normalize", List.of("model"));
        MAY_USE.put("mapping", List.of("model", "settings", "normalize"));
        MAY_USE.put("csv", List.of("model", "settings", "normalize"));
        MAY_USE.put("db", List.of("settings"));
        MAY_USE.put("remote", List.of("settings", "db"));
        MAY_USE.put("journal", List.of("model", "settings"));
        MAY_USE.put("intake", List.of("model", "settings", "db", "remote", "journal"));
        MAY_USE.put("identity", List.of("model", "normalize"));
        MAY_USE.put("guests", List.of("model", "identity", "db"));
        MAY_USE.put(
                "delivery", List.of("model", "settings", "mapping", "normalize", "journal", "guests", "remote", "db"));
        MAY_USE.put(
                "pipeline",
                List.of(
                        "model",
                        "settings",
                        "db",
                        "mapping",
                        "csv",
                        "identity",
                        "journal",
                        "intake",
                        "guests",
                        "delivery"));
        MAY_USE.put(
                "export",
                List.of(
                        "model",
                        "settings",
                        "db",
                        "normalize",
                        "identity",
                        "guests",
                        "delivery",
                        "pipeline",
                        "csv",
                        "journal"));
        List<String> below = List.copyOf(MAY_USE.keySet());
        MAY_USE.put("operate", below);
        MAY_USE.put("camel", with(below, "operate"));
        MAY_USE.put("sandbox", List.of("settings"));
        MAY_USE.put("cli", with(with(with(below, "operate"), "camel"), "sandbox"));
        MAY_USE.put("app", with(with(with(with(below, "operate"), "camel"), "sandbox"), "cli"));
    }

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tablebridge");

    private static List<String> with(List<String> rooms, String more) {
        return java.util.stream.Stream.concat(rooms.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    @Test
    void arrowsBetweenRoomsRunOneWay() {
        LayeredArchitecture rooms =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : MAY_USE.keySet()) {
            rooms = rooms.layer(room).definedBy("io.tablebridge." + room + "..");
        }
        for (Map.Entry<String, List<String>> entry : MAY_USE.entrySet()) {
            rooms = entry.getValue().isEmpty()
                    ? rooms.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                    : rooms.whereLayer(entry.getKey())
                            .mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        rooms.check(classes);
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        slices().matching("io.tablebridge.(*)..").should().beFreeOfCycles().check(classes);
    }
}
