package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.CanonicalRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralRecordsTest {

    private final Mapped mapping = Mapped.by(
            """
            ignore: [{ when: { /type: ping }, reason: a ping }]
            records:
              - record: guest
                when: { /customer: { present: true } }
                id: /customer/id
                fields:
                  guest.name: /customer/name
              - record: reservation
                each: /bookings
                when: { item:/test: null }
                id: item:/id
                version: { revision: item:/rev }
                venue: /venue
                deleted: { item:/state: GONE }
                fields:
                  status: { from: item:/state, values: { OK: confirmed, GONE: cancelled } }
                  partySize: item:/pax
                  guest.customerId: /customer/id
            """);

    private static List<String> keys(List<CanonicalRecord> records) {
        return records.stream()
                .map(made -> made.key().type().code() + " " + made.key().externalId() + " " + made.fields())
                .toList();
    }

    @Test
    void oneEventBecomesAGuestAndAReservationForEachItemOfTheList() {
        List<CanonicalRecord> records = mapping.records(
                """
                {"venue":"Z","customer":{"id":"c","name":"王小明"},"bookings":[
                  {"id":"r1","rev":1,"state":"OK","pax":2},
                  {"id":"r2","rev":3,"state":"GONE"},
                  {"id":"r3","test":true}]}
                """);
        assertThat(keys(records))
                .containsExactly(
                        "guest c [guest.name]",
                        "reservation r1 [guest.customerId, partySize, status]",
                        "reservation r2 [guest.customerId, status]");
        assertThat(records.get(1).venue()).isEqualTo("Z");
        assertThat(records.get(2).deleted()).isTrue();
        assertThat(records.get(2).version().number()).isEqualTo(3);
    }

    @Test
    void anEventWithNothingForAnyRecordIsOfNoInterest() {
        assertThat(mapping.map("{\"bookings\":[]}")).isInstanceOf(MappingResult.Ignored.class);
        assertThat(mapping.map("{}")).isInstanceOf(MappingResult.Ignored.class);
        assertThat(mapping.map("{\"type\":\"ping\"}")).isEqualTo(new MappingResult.Ignored("a ping"));
    }

    @Test
    void anUnreadableFieldOfOneItemStopsNoOtherAndNamesTheItem() {
        MappingResult.Mapped result = (MappingResult.Mapped)
                mapping.map(
                        """
                {"customer":{"id":"c"},"bookings":[{"id":"r1","rev":1,"state":"OK","pax":2},{"id":"r2","rev":1,"state":"OK","pax":"many"}]}
                """);
        assertThat(result.records()).hasSize(3);
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("partySize");
            assertThat(error.problem().place()).isEqualTo("tablemate.yaml:18 item:/pax (/bookings/1)");
        });
    }

    @Test
    void anEventOfWhichOneRecordCanNotBeMadeIsADeadLetterAsAWhole() {
        assertThat(mapping.map(
                        "{\"bookings\":[{\"id\":\"r1\",\"rev\":1,\"state\":\"OK\"},{\"rev\":1,\"state\":\"OK\"}]}"))
                .isInstanceOf(MappingResult.Unmappable.class);
        assertThat(
                        mapping.errors(
                                "{\"bookings\":[{\"id\":\"r1\",\"rev\":1,\"state\":\"OK\"},{\"rev\":1,\"state\":\"OK\"},{\"id\":\"r3\"}]}"))
                .containsExactly("id TB-MAP-043", "version TB-MAP-044");
        assertThat(mapping.errors("{\"bookings\":{\"id\":\"r1\"}}")).containsExactly("each TB-MAP-054");
        String many = IntStream.rangeClosed(0, RecordRule.MAX_ITEMS)
                .mapToObj(i -> "{\"id\":" + i + ",\"rev\":1,\"state\":\"OK\"}")
                .collect(Collectors.joining(",", "{\"bookings\":[", "]}"));
        assertThat(mapping.errors(many)).containsExactly("each TB-MAP-055");
    }

    @Test
    void aFileWithOneRecordCanGoThroughAListToo() {
        Mapped names = Mapped.by("record: guest\neach: /names\nid: 'item:'\nfields: { guest.name: 'item:' }\n");
        assertThat(names.records("{\"names\":[\"王小明\",\"林小姐\"]}"))
                .extracting(made -> made.key().externalId())
                .containsExactly("王小明", "林小姐");
    }

    @Test
    void aTestExpectsTheRecordsInTheirOrder() {
        String file =
                """
                mapping: tablemate
                record: guest
                each: /names
                id: "item:"
                fields: { guest.name: "item:" }
                tests:
                  - name: two
                    given: { names: [王小明, 林小姐] }
                    expect: [{ record: guest, id: 王小明 }, { guest.name: 林 }]
                  - name: another number
                    given: { names: [王小明, 林小姐] }
                    expect: { id: 王小明 }
                """;
        MappingReport.FileReport report = new MappingFolder(new MappingCompiler()).check("tablemate.yaml", file);
        assertThat(report.problems())
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("TB-MAP-051 tablemate.yaml:10");
    }
}
