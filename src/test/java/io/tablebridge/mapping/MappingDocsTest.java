package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on mappings shows works, and it leaves nothing out. */
class MappingDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(mapping: (\\S+)\\n.*?)```", Pattern.DOTALL);

    private final String page = Files.readString(Path.of("docs/mappings.md"));

    MappingDocsTest() throws IOException {}

    @Test
    void everyExampleCompilesAndPassesItsTests() {
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

    @Test
    void everyKeyAndTransformIsDescribed() {
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
}
