package io.tablebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tablebridge.camel.CamelSettings;
import io.tablebridge.camel.RouteLint;
import io.tablebridge.export.ExportKind;
import io.tablebridge.export.ExportLayout;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.settings.Setting;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show exists and works. */
class DocsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/io/tablebridge/messages");
    private static final Pattern CODE = Pattern.compile("\\bTB-[A-Z]{3}-\\d{3}\\b");
    private static final Pattern KEY = Pattern.compile("(?<![\\w/.-])tablebridge(\\.(?:[a-z][a-z-]*|<name>|\\*))+");
    private static final Set<String> FILES = Set.of("tablebridge.service", "tablebridge.jar", "tablebridge.env");
    private static final Pattern VARIABLE = Pattern.compile("\\bTABLEBRIDGE_[A-Z_]*(?:<name>_[A-Z_]+)?\\b");
    private static final Set<String> LAUNCHERS =
            Set.of("TABLEBRIDGE_HOME", "TABLEBRIDGE_OPTS", "TABLEBRIDGE_LOG", "TABLEBRIDGE_SECRETS");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:`(\\w+)` |\\d{3} \\| TB)");
    private static final Pattern MAPPING = Pattern.compile("(?m)\\A(?:#.*\\n)*mapping: (\\S+)$");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandExistsWithTheOptionsShown(Page page) {
        for (List<String> command : page.commands()) {
            assertThat(CommandLines.refusal(command))
                    .as("%s: tablebridge %s", page, String.join(" ", command))
                    .isEmpty();
        }
    }

    @Test
    void bothReadmesShowTheSameCommands() {
        Set<List<String>> english = Page.read(Path.of("README.md")).commands();
        assertThat(Page.read(Path.of("README.zh-TW.md")).commands()).isEqualTo(english);
        assertThat(english.stream().map(command -> command.get(0))).containsAll(CommandLines.names());
    }

    @Test
    void bothPagesOnOperationShowTheSameCommands() {
        assertThat(Page.read(Path.of("docs/operations.zh-TW.md")).commands())
                .isEqualTo(Page.read(Path.of("docs/operations.md")).commands());
    }

    @Test
    void bothPagesOnExportShowTheSameCommandsAndEveryKindAndLayout() {
        Page english = Page.read(Path.of("docs/export.md"));
        Page chinese = Page.read(Path.of("docs/export.zh-TW.md"));
        assertThat(chinese.blocks("sh")).isEqualTo(english.blocks("sh"));
        for (Page page : List.of(english, chinese)) {
            assertThat(page.text())
                    .contains(Stream.of(ExportKind.values())
                            .map(kind -> "`" + kind.code() + "`")
                            .toList())
                    .contains(Stream.of(ExportLayout.values())
                            .map(layout -> "`" + layout.code() + "`")
                            .toList());
        }
    }

    @Test
    void bothPagesOnWebhooksShowTheSameRoutesAndParameters() {
        Page english = Page.read(Path.of("docs/webhooks.md"));
        Page chinese = Page.read(Path.of("docs/webhooks.zh-TW.md"));
        assertThat(chinese.blocks("yaml")).isEqualTo(english.blocks("yaml")).hasSizeGreaterThan(5);
        assertThat(chinese.blocks("sh")).isEqualTo(english.blocks("sh"));
        assertThat(rows(chinese)).isEqualTo(rows(english)).contains("handshakeAnswer");
    }

    @Test
    void bothPagesOnPollsShowTheSameRoutesAndEveryParameter() throws IOException {
        Page english = Page.read(Path.of("docs/polling.md"));
        Page chinese = Page.read(Path.of("docs/polling.zh-TW.md"));
        assertThat(chinese.blocks("yaml")).isEqualTo(english.blocks("yaml")).hasSize(3);
        assertThat(chinese.blocks("sh")).isEqualTo(english.blocks("sh"));
        Set<String> declared = new TreeSet<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src/main/resources/kamelets/tablebridge-poll-source.kamelet.yaml")
                        .toFile())
                .at("/spec/definition/properties")
                .fieldNames()
                .forEachRemaining(declared::add);
        assertThat(rows(english)).containsAll(declared);
        assertThat(rows(chinese)).isEqualTo(rows(english));
    }

    /** What the tables are about: the first cell of each row that is code, and codes of refusals. */
    private static List<String> rows(Page page) {
        return ROW.matcher(page.text())
                .results()
                .map(row -> row.group(1) == null ? row.group() : row.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        for (String link : page.localLinks()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.file()
                    : page.file().toAbsolutePath().resolveSibling(parts[0]).normalize();
            assertThat(target).as("%s: %s", page, link).exists();
            if (parts.length == 2) {
                assertThat(Page.read(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySettingThatIsNamedExists(Page page) {
        Matcher named = KEY.matcher(page.text());
        while (named.find()) {
            assertThat(FILES.contains(named.group()) || isSetting(named.group()))
                    .as("%s: %s", page, named.group())
                    .isTrue();
        }
        Matcher variable = VARIABLE.matcher(page.text());
        Set<String> known =
                SettingsCatalog.all().stream().map(Setting::variable).collect(Collectors.toSet());
        while (variable.find()) {
            assertThat(known.contains(variable.group()) || LAUNCHERS.contains(variable.group()))
                    .as("%s: %s", page, variable.group())
                    .isTrue();
        }
    }

    private static boolean isSetting(String named) {
        return SettingsCatalog.all().stream().map(Setting::template).anyMatch(template -> {
            if (named.endsWith("*")) {
                return template.startsWith(named.substring(0, named.length() - 1));
            }
            String[] parts = template.split("<name>", -1);
            return template.equals(named)
                    || (parts.length == 2
                            && named.startsWith(parts[0])
                            && named.endsWith(parts[1])
                            && named.length() > template.length() - "<name>".length());
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyYamlBlockIsRight(Page page) throws IOException {
        Set<String> mappings = new TreeSet<>(Set.of(CamelSettings.IGNORED));
        try (Stream<Path> shipped = Files.list(Path.of("mappings"))) {
            shipped.forEach(file -> mappings.add(file.getFileName().toString().replace(".yaml", "")));
        }
        for (Page other : Page.all()) {
            other.blocks("yaml")
                    .forEach(block -> MAPPING.matcher(block).results().forEach(m -> mappings.add(m.group(1))));
        }
        for (String block : page.blocks("yaml")) {
            Matcher mapping = MAPPING.matcher(block);
            if (mapping.find()) {
                assertThat(new MappingFolder(new MappingCompiler())
                                .check(mapping.group(1) + ".yaml", block)
                                .problems())
                        .as("%s: mapping %s", page, mapping.group(1))
                        .isEmpty();
            } else if (block.startsWith("- route:")) {
                assertThat(new RouteLint().check("route.camel.yaml", block, mappings))
                        .as("%s: a route", page)
                        .isEmpty();
            } else {
                assertThat(new ObjectMapper(new YAMLFactory()).readTree(block).isContainerNode())
                        .as("%s: %s", page, block)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCodeThatIsNamedHasItsSentence(Page page) throws IOException {
        Set<String> known = codes();
        Matcher named = CODE.matcher(page.text());
        while (named.find()) {
            assertThat(known).as("%s", page).contains(named.group());
        }
    }

    private static Set<String> codes() throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                known.addAll(bundle.stringPropertyNames());
            }
        }
        return known;
    }
}
