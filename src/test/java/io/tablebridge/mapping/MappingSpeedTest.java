package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast the shipped inline mapping is; prints mappings a second with and without parsing. */
@Tag("long")
class MappingSpeedTest {

    private static final String EVENT =
            """
            {"event_id":"ev-1","type":"reservation.created","reservation":{"id":"-O2bKx","branch_id":"-N1taipei",
            "company_id":"-N0group","type":"BOOKING","state":"WAITING","state_change_time":1795345200000,
            "created_time":1795345200000,"reservation_time":1795345200000,"group_size":4,"number_of_kid_chairs":1,
            "number_of_kid_sets":0,"customer_note":"靠窗、花生過敏，不吃牛","note":"常客","serial_number":null,
            "reservation_link":"https://inline.app/reservations/-O2bKx/abcdefghijklmnopqrstuvwxyz","third_party_note":"",
            "branch":{"name":"中山店","address":"台北市中山區南京東路一段"},"company":{"name":"好餐廳股份有限公司"},
            "customer":{"id":"c-77","name":"王小明 先生","phone":"0912-345-678","email":"ming@example.com","language":"zh-TW"}}}
            """;

    @Test
    void aReservationIsMappedInMicroseconds() throws Exception {
        String yaml = Files.readString(Path.of("mappings/inline-reservation.yaml"));
        String fieldsOnly = yaml.substring(0, yaml.indexOf("tests:"));
        double parse = rate(() -> EventBody.read(EVENT.getBytes(StandardCharsets.UTF_8)));
        double whole = measure("whole", yaml, parse);
        measure("without notes", without(fieldsOnly, "guestNotes"), parse);
        measure(
                "without notes and phone",
                without(without(fieldsOnly, "guestNotes"), "guest.phone", "/phone", "phone: TW"),
                parse);
        assertThat(whole).isGreaterThan(10_000);
    }

    private static String without(String yaml, String... words) {
        return yaml.lines()
                .filter(line -> Arrays.stream(words).noneMatch(line::contains))
                .collect(Collectors.joining("\n"));
    }

    private static double measure(String what, String yaml, double parse) throws MappingException {
        InboundMapping mapping = new MappingCompiler().inbound("inline-reservation.yaml", yaml);
        MappingInput input = new MappingInput("inline", Map.of(), EVENT.getBytes(StandardCharsets.UTF_8));
        double whole = rate(() -> mapping.map(input));
        double apart = 1 / (1 / whole - 1 / parse);
        System.out.printf(
                "%s: %.0f mappings/s with parsing, %.0f without (parsing alone %.0f/s)%n", what, whole, apart, parse);
        return whole;
    }

    private static double rate(Runnable work) {
        for (int i = 0; i < 40_000; i++) {
            work.run();
        }
        int rounds = 60_000;
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        return rounds * 1e9 / (System.nanoTime() - start);
    }
}
