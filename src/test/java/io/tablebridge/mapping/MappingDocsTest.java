package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages on mappings show works, and they leave nothing out. */
class MappingDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(mapping: (\\S+)\\n.*?)```", Pattern.DOTALL);

    private static final String ENGLISH = "docs/mappings.md";
    private static final String CHINESE = "docs/mappings.zh-TW.md";
    private static final Pattern PROFILE_FIELD = Pattern.compile("\\| `([A-Za-z.]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyExampleCompilesAndPassesItsTests(String file) throws IOException {
        String page = Files.readString(Path.of(file));
        MappingFolder folder = new MappingFolder(new MappingCompiler());
        Matcher examples = EXAMPLE.matcher(page);
        int found = 0;
        while (examples.find()) {
            found++;
            MappingReport.FileReport report = folder.check(examples.group(2) + ".yaml", examples.group(1));
            assertThat(report.problems()).as(examples.group(2)).isEmpty();
            assertThat(report.tests()).as(examples.group(2)).isNotEmpty();
        }
        assertThat(found).isEqualTo(7);
        assertThat(page.split("```yaml", -1))
                .as("every YAML example is a whole mapping")
                .hasSize(found + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyKeyAndTransformIsDescribed(String file) throws IOException {
        String page = Files.readString(Path.of(file));
        for (List<String> keys : List.of(
                InboundReader.KEYS,
                OutboundReader.KEYS,
                FieldRuleReader.KEYS,
                RowsReader.KEYS,
                RecordReader.KEYS,
                VersionReader.KEYS,
                ConditionReader.KEYS,
                PropertyReader.KEYS,
                TestReader.INBOUND_KEYS,
                TestReader.OUTBOUND_KEYS)) {
            assertThat(keys)
                    .filteredOn(k -> !k.equals("description") && !k.equals("name"))
                    .allSatisfy(key -> assertThat(page).contains(key));
        }
        assertThat(Transforms.FILLS.keySet())
                .allSatisfy(name -> assertThat(page).containsPattern("`[^`]*" + name));
        assertThat(PropertyReader.FORMS.keySet())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void bothPagesListTheFieldsOfAProfileWithTheirTypes() throws IOException {
        Map<String, FieldType> fields = ProfileFields.all();
        Map<String, String> english = listed(ENGLISH, "### Profile fields");
        Map<String, String> chinese = listed(CHINESE, "### 顧客檔案的欄位");
        assertThat(english).containsOnlyKeys(fields.keySet());
        assertThat(List.copyOf(chinese.keySet())).isEqualTo(List.copyOf(english.keySet()));
        for (Map<String, String> types : List.of(english, chinese)) {
            Map<FieldType, Set<String>> words = new EnumMap<>(FieldType.class);
            fields.forEach((field, type) ->
                    words.computeIfAbsent(type, t -> new TreeSet<>()).add(types.getOrDefault(field, "")));
            assertThat(words)
                    .allSatisfy(
                            (type, names) -> assertThat(names).as(type.name()).hasSize(1));
            assertThat(words.values()).doesNotHaveDuplicates();
        }
    }

    private static Map<String, String> listed(String file, String heading) throws IOException {
        String page = Files.readString(Path.of(file));
        String section = page.substring(page.indexOf(heading), page.indexOf("\n## ", page.indexOf(heading)));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher rows = PROFILE_FIELD.matcher(section);
        while (rows.find()) {
            fields.put(rows.group(1), rows.group(2));
        }
        return fields;
    }
}
