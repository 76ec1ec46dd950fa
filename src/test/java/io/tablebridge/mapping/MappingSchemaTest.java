package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use and the compiler must say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingSchemaTest {

    private final JsonNode text;
    private final JsonSchema schema;

    MappingSchemaTest() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(MappingCompiler.class.getResourceAsStream("mapping.schema.json"))) {
            text = new ObjectMapper().readTree(stream);
        }
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode json(String yaml) {
        return YamlFile.read(yaml, new Problems("x.yaml")).orElseThrow().toJson();
    }

    @Test
    void everyMappingThatShipsIsValid() throws IOException {
        try (var files = Files.list(Path.of("mappings"))) {
            for (Path file : files.toList()) {
                assertThat(schema.validate(json(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatTheCompilerTakesTheSchemaTakes() throws IOException {
        assertThat(schema.validate(json(Files.readString(Path.of("src/test/resources/mapping/everything.yaml")))))
                .isEmpty();
    }

    @Test
    void propertiesUnderConditionsAreValid() {
        String property =
                "{ firstOf: [{ join: [name, note], separator: x, when: { visits: { above: 2 } } }, { from: name, split: { at: x, take: 1 }, lookup: t }], write: once }";
        String file =
                "mapping: x\ndestination: hubspot\nkey: k\ntables: { t: { a: b } }\nproperties: { k: { from: id }, p: ";
        assertThat(schema.validate(json(file + property + " }"))).isEmpty();
        assertThat(schema.validate(json(file + "{ from: name, constant: x } }")))
                .isNotEmpty();
        assertThat(schema.validate(json(file + "{ from: name, when: { nmae: x } } }")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields: { guest.tel: /t }",
                "fields: { guest.email: { from: /m, as: mail } }",
                "fields: { guest.email: { from: /m, join: [/n] } }",
                "fields: { guest.email: m }",
                "fields: { partySize: /p }",
                "fields: { guest.note: { from: /n, when: { /a: { present: true, above: 3 } } } }",
                "fields: { guest.note: { from: /n, split: { at: /, take: 0 } } }",
                "fields: { guest.note: { firstOf: [{ from: /n, default: x }] } }",
                "fields: {}\nrecords: [{ record: guest, id: /id, fields: {} }]",
                "fields: {}\npart: a b",
                "fields: {}\nversion: { revision: /v, scheme: POS }",
                "fields: { lines: /l }",
                "fields: { guest.birthdayEveryYear: { from: /b, as: { monthDay: { withYear: no } } } }",
                "fields: {}\nversoin: /v"
            })
    void whatTheCompilerRefusesTheSchemaRefuses(String rest) {
        assertThat(schema.validate(json("mapping: x\nrecord: guest\nid: /id\n" + rest)))
                .isNotEmpty();
    }

    @Test
    void theSchemaKnowsTheFieldsOfTheCatalogues() {
        JsonNode defs = text.get("$defs");
        for (RecordType type : RecordType.values()) {
            List<Field> fields = CanonicalFields.of(type);
            assertThat(names(defs.at("/" + type.code() + "Fields/properties")))
                    .as(type.code())
                    .isEqualTo(fields.stream().map(Field::name).toList());
            for (Field rows : fields) {
                if (rows.type() == FieldType.ROWS) {
                    assertThat(names(defs.at("/" + rows.name() + "Rows/properties/fields/properties")))
                            .as(rows.name())
                            .isEqualTo(CanonicalFields.columns(rows).stream()
                                    .map(column -> RowsReader.shortName(rows, column))
                                    .toList());
                    assertThat(names(defs.at("/" + rows.name() + "Rows/properties")))
                            .containsExactlyInAnyOrderElementsOf(RowsReader.KEYS);
                }
            }
        }
        assertThat(words(defs.at("/inbound/properties/record/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(RecordType.values()).map(RecordType::code).toList());
        assertThat(words(defs.at("/record/properties/record/enum")))
                .isEqualTo(words(defs.at("/inbound/properties/record/enum")));
        assertThat(words(defs.at("/profileField/enum")))
                .containsExactlyInAnyOrderElementsOf(ProfileFields.all().keySet());
    }

    @Test
    void theSchemaKnowsTheKeysOfTheCompiler() {
        JsonNode defs = text.get("$defs");
        assertThat(names(defs.at("/inbound/properties"))).containsExactlyInAnyOrderElementsOf(InboundReader.KEYS);
        assertThat(names(defs.at("/outbound/properties"))).containsExactlyInAnyOrderElementsOf(OutboundReader.KEYS);
        assertThat(names(defs.at("/rule/properties"))).containsExactlyInAnyOrderElementsOf(FieldRuleReader.KEYS);
        assertThat(names(defs.at("/way/properties"))).containsExactlyInAnyOrderElementsOf(WayReader.KEYS);
        assertThat(names(defs.at("/record/properties"))).containsExactlyInAnyOrderElementsOf(RecordReader.KEYS);
        assertThat(names(defs.at("/record/properties/version/oneOf/1/properties")))
                .containsExactlyInAnyOrderElementsOf(VersionReader.KEYS);
        assertThat(names(defs.at("/compared/properties"))).containsExactlyInAnyOrderElementsOf(ConditionReader.KEYS);
        assertThat(names(defs.at("/property/properties"))).containsExactlyInAnyOrderElementsOf(PropertyReader.KEYS);
        assertThat(names(defs.at("/propertyWay/properties")))
                .containsExactlyInAnyOrderElementsOf(PropertyReader.WAY_KEYS);
        assertThat(defs.at("/profileCondition/propertyNames")).isEqualTo(defs.at("/property/properties/from/oneOf/0"));
        assertThat(defs.findValues("enum"))
                .filteredOn(words -> words.size() > 20)
                .doesNotHaveDuplicates();
        assertThat(words(defs.at("/property/properties/as/enum")))
                .containsExactlyInAnyOrderElementsOf(PropertyReader.FORMS.keySet());
        TreeSet<String> transforms = new TreeSet<>(words(defs.at("/transform/oneOf/0/enum")));
        transforms.addAll(names(defs.at("/transform/oneOf/1/properties")));
        assertThat(transforms).isEqualTo(new TreeSet<>(Transforms.FILLS.keySet()));
        Transforms.OPTIONS.forEach((name, options) -> {
            JsonNode form = defs.at("/transform/oneOf/1/properties/" + name);
            JsonNode keys = form.has("oneOf") ? form.at("/oneOf/1/properties") : form.get("properties");
            assertThat(names(keys)).as(name).containsExactlyInAnyOrderElementsOf(options);
        });
        assertThat(names(defs.at("/inbound/properties/tests/items/properties")))
                .containsExactlyInAnyOrderElementsOf(TestReader.INBOUND_KEYS);
        assertThat(names(defs.at("/outbound/properties/tests/items/properties")))
                .containsExactlyInAnyOrderElementsOf(TestReader.OUTBOUND_KEYS);
    }
}
