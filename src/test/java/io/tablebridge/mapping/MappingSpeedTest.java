package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
        InboundMapping mapping = new MappingCompiler()
                .inbound("inline-reservation.yaml", Files.readString(Path.of("mappings/inline-reservation.yaml")));
        byte[] body = EVENT.getBytes(StandardCharsets.UTF_8);
        MappingInput input = new MappingInput("inline", Map.of(), body);
        double whole = rate(() -> mapping.map(input));
        double parse = rate(() -> EventBody.read(body));
        double apart = 1 / (1 / whole - 1 / parse);
        System.out.printf(
                "%d bytes: %.0f mappings/s with parsing, %.0f without (parsing alone %.0f/s)%n",
                body.length, whole, apart, parse);
        assertThat(whole).isGreaterThan(20_000);
    }

    private static double rate(Runnable work) {
        for (int i = 0; i < 100_000; i++) {
            work.run();
        }
        int rounds = 200_000;
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        return rounds * 1e9 / (System.nanoTime() - start);
    }
}
