package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FragmentsTest {

    private final Mapped mapping = Mapped.by(
            """
            fragments:
              person:
                guest.name: /who/name
                guest.note: /who/note
              local: { as: { phone: TW } }
            record: guest
            id: /id
            fields:
              use: person
              guest.note: /note
              guest.phone: { use: [local], from: /tel }
            """);

    @Test
    void aFragmentIsPutWhereItIsUsedAndWhatStandsBesideItWins() {
        assertThat(
                        mapping.fields(
                                "{\"id\":1,\"who\":{\"name\":\"王小明\",\"note\":\"theirs\"},\"note\":\"ours\",\"tel\":\"0912345678\"}"))
                .isEqualTo(Map.of("guest.name", "王小明", "guest.note", "ours", "guest.phone", "+886912345678"));
    }

    @Test
    void anErrorNamesTheLineOfTheFragment() {
        MappingResult.Mapped result = (MappingResult.Mapped) mapping.map("{\"id\":1,\"who\":{\"name\":[]}}");
        assertThat(result.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.problem().place()).isEqualTo("tablemate.yaml:4 /who/name"));
    }

    private static List<String> codes(String yaml) {
        MappingException refused = catchThrowableOfType(MappingException.class, () -> new MappingCompiler()
                .compile("tablemate.yaml", "mapping: tablemate\n" + yaml));
        return refused.problems().stream().map(p -> p.code() + " " + p.place()).toList();
    }

    @Test
    void whatCanNotBeUsedIsNamed() {
        assertThat(codes("record: guest\nid: /id\nfragments: { person: { guest.name: /n } }\nfields: { use: persn }"))
                .containsExactly("TB-MAP-062 tablemate.yaml:5");
        assertThat(codes("record: guest\nid: /id\nfragments: { a: { use: b }, b: {} }\nfields: { use: b }"))
                .containsExactly("TB-MAP-063 tablemate.yaml:4");
        assertThat(codes("record: guest\nid: /id\nfields: { use: { a: b } }"))
                .containsExactly("TB-MAP-013 tablemate.yaml:4");
    }

    @Test
    void manyUsesOfALargeFragmentAreRefused() {
        StringBuilder large = new StringBuilder("fragments:\n  f:\n");
        for (int i = 0; i < 1_000; i++) {
            large.append("    k").append(i).append(": 1\n");
        }
        large.append("record: guest\nid: /id\nfields: { use: [f, f, f, f, f, f, f, f, f, f, f] }\n");
        assertThat(codes(large.toString())).contains("TB-MAP-064 tablemate.yaml:1006");
    }

    @Test
    void anEventMayHaveAKeyCalledUse() {
        assertThat(new MappingFolder(new MappingCompiler())
                        .check(
                                "tablemate.yaml",
                                """
                                mapping: tablemate
                                record: guest
                                id: /id
                                fields: { guest.note: /use }
                                tests:
                                  - name: use
                                    given: { id: 1, use: daily }
                                    expect: { guest.note: daily }
                                """)
                        .problems())
                .isEmpty();
    }
}
