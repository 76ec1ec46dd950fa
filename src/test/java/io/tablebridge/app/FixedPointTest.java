package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordType;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported, imported elsewhere and exported again is the same. */
class FixedPointTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    /** Guests last: what stands in their table counts. */
    private static final List<String> KINDS = List.of("reservations", "orders", "feedback", "guests");

    /** Guests are numbered anew. */
    private static final Set<String> NUMBERED = Set.of("id", "guestId", "guest.customerId");

    /** Records are known by the names of source and record; once brought in, those stay. */
    private static final Set<String> RENAMED = Stream.concat(
                    NUMBERED.stream(),
                    Stream.of("sources", "source", "recordId", "reservationId", "orderId", "mergedInto", "splitFrom"))
            .collect(Collectors.toUnmodifiableSet());

    /** Columns that are made otherwise: of what is still to come, of junk, and of other records' names. */
    private static final Set<String> NOT_TOLD = Set.of("sharedEmail", "reservationSource", "orderSource");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path temporary;

    FixedPointTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void whatCameInThroughATableGoesOutTheSame() throws Exception {
        comesBack("en", "utf-8", "csv");
    }

    @Test
    void withChineseLabelsInAWorkbookAndThenInBig5Too() throws Exception {
        comesBack("zh-TW", "big5", "xlsx");
    }

    private void comesBack(String labels, String encoding, String format) throws Exception {
        Path first = restaurant("first");
        tell(first);
        Map<String, Path> told = export(first, labels, encoding);
        Path second = restaurant("second");
        take(second, format.equals("csv") ? told : export(first, labels, "utf-8", format));
        Map<String, Path> again = export(second, labels, encoding);
        Path third = restaurant("third");
        take(third, again);
        Map<String, Path> lastly = export(third, labels, encoding);
        for (String kind : KINDS) {
            List<Map<String, String>> was = rows(told, kind, encoding);
            List<Map<String, String>> is = rows(again, kind, encoding);
            assertThat(was).as(kind).hasSizeGreaterThanOrEqualTo(2);
            assertThat(without(is, RENAMED)).as(kind).isEqualTo(without(was, RENAMED));
            assertThat(without(rows(lastly, kind, encoding), NUMBERED)).as(kind).isEqualTo(without(is, NUMBERED));
        }
        assertThat(rows(again, "orders", encoding).get(0))
                .containsEntry("source", "tablebridge")
                .containsEntry("recordId", "inline/B1")
                .containsEntry("reservationId", "inline/R1");
        for (String kind : KINDS) {
            assertThat(silent(rows(told, kind, encoding))).as(kind).isSubsetOf(NOT_TOLD);
        }
    }

    private Path restaurant(String name) throws IOException {
        Path home = temporary.resolve(name);
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("mappings"));
        for (String kind : KINDS) {
            String file = "mappings/tablebridge-" + kind + ".yaml";
            Files.copy(Path.of(file), home.resolve(file));
        }
        DataFolder.at(home.resolve("data")).create();
        return home;
    }

    /** Every field of every kind is told of somebody, with texts that a table could spoil. */
    private static void tell(Path home) throws IOException {
        Settings settings = new SettingsLoader(Map.of(), home).load(new Properties(), Map.of());
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), CLOCK)) {
            MappingsInForce.activate(
                    home.resolve("mappings"), KnownRules.of(with.folder(), journal), Version.current(), journal, CLOCK);
            for (String line : Files.readAllLines(Path.of("src/test/resources/export/told.jsonl"))) {
                JsonNode told = JSON.readTree(line);
                journal.append(new Entry(
                                EntryKind.EVENT,
                                told.path("source").asText(),
                                "",
                                CLOCK.instant(),
                                Map.of(Entry.MAPPING, told.path("mapping").asText()),
                                List.of(told.path("body").toString().getBytes(StandardCharsets.UTF_8))))
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    private static Map<String, Path> export(Path home, String labels, String encoding) {
        return export(home, labels, encoding, "csv");
    }

    private static Map<String, Path> export(Path home, String labels, String encoding, String format) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String kind : KINDS) {
            Path file = home.resolve(kind + "." + format);
            say(
                    home,
                    "export",
                    kind,
                    "--lang",
                    labels,
                    "--encoding",
                    encoding,
                    "--format",
                    format,
                    "--output",
                    file.toString());
            files.put(kind, file);
        }
        return files;
    }

    private static void take(Path home, Map<String, Path> files) {
        files.values().forEach(file -> say(home, "import", file.toString()));
    }

    private static void say(Path home, String... arguments) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                home,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments);
        assertThat(status).as(Arrays.toString(arguments) + said).isZero();
    }

    private static List<Map<String, String>> rows(Map<String, Path> files, String kind, String encoding)
            throws IOException {
        Charset charset = Charset.forName(encoding.equals("big5") ? "x-windows-950" : "UTF-8");
        String text =
                Files.readString(files.getOrDefault(kind, Path.of("")), charset).replace("\ufeff", "");
        try (CSVParser table = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CSVRecord> all = table.getRecords();
            return all.subList(1, all.size()).stream()
                    .map(row -> row(names(kind), row))
                    .toList();
        }
    }

    /** The names of the columns, whatever the labels over them are. */
    private static List<String> names(String kind) {
        return switch (kind) {
            case "guests" ->
                columns(ProfileFields.names(), name -> ProfileFields.typeOf(name)
                        .orElseThrow());
            default -> {
                RecordType type = RecordType.valueOf(
                        kind.equals("feedback")
                                ? "FEEDBACK"
                                : kind.substring(0, kind.length() - 1).toUpperCase(Locale.ROOT));
                Map<String, FieldType> types = CanonicalFields.of(type).stream()
                        .collect(Collectors.toMap(Field::name, Field::type, (a, b) -> a, LinkedHashMap::new));
                List<String> names = new ArrayList<>(List.of("source", "recordId", "venue", "guestId"));
                names.addAll(columns(types.keySet(), name -> Objects.requireNonNull(types.get(name))));
                yield names;
            }
        };
    }

    private static List<String> columns(Collection<String> names, Function<String, FieldType> type) {
        return names.stream()
                .flatMap(name ->
                        type.apply(name) == FieldType.MONEY ? Stream.of(name, name + ".currency") : Stream.of(name))
                .toList();
    }

    private static Map<String, String> row(List<String> names, CSVRecord cells) {
        assertThat(cells).hasSize(names.size());
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }

    /** The columns that no row fills. */
    private static Set<String> silent(List<Map<String, String>> rows) {
        Set<String> silent = new TreeSet<>(rows.get(0).keySet());
        silent.removeIf(column ->
                rows.stream().anyMatch(row -> !row.getOrDefault(column, "").isEmpty()));
        return silent;
    }

    private static List<Map<String, String>> without(List<Map<String, String>> rows, Set<String> columns) {
        return rows.stream()
                .map(row -> {
                    Map<String, String> kept = new LinkedHashMap<>(row);
                    kept.keySet().removeAll(columns);
                    return kept;
                })
                .toList();
    }
}
