package io.tablebridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.mapping.MappingWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * How many reservations of about 1 KB with 15 fields one thread maps in a second, beside parsing their JSON alone in the same
 * run, and how many of them the mapping that ships for inline, which reads allergies and wishes out of notes.
 */
final class MappingBench {

    private static final int AT_LEAST = 250_000;
    private static final int EVENTS = 1_000;

    private final boolean smoke;
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<JsonNode> parsed = new ArrayList<>();

    MappingBench(boolean smoke) {
        this.smoke = smoke;
    }

    Report run() throws IOException {
        MappingWork work = work("bench-reservation.yaml", resource());
        MappingWork inline =
                work("inline-reservation.yaml", Files.readString(home().resolve("mappings/inline-reservation.yaml")));
        Random random = new Random(20261122);
        for (int i = 0; i < EVENTS; i++) {
            bodies.add(event(random).getBytes(StandardCharsets.UTF_8));
            parsed.add(work.parse(bodies.get(i)));
            check(work.whole(bodies.get(i)));
            check(inline.whole(bodies.get(i)));
        }
        List<Double> parsing = new ArrayList<>();
        List<Double> mapping = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        List<Double> notes = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        int rounds = smoke ? 2 : 5;
        for (int round = -2; round < rounds; round++) {
            double parse = rate(i -> work.parse(bodies.get(i)));
            double map = rate(i -> work.map(parsed.get(i)));
            double whole = rate(i -> work.whole(bodies.get(i)));
            double shipped = rate(i -> inline.map(parsed.get(i)));
            if (round >= 0) { // the first two warm the compiler up
                parsing.add(parse);
                mapping.add(map);
                both.add(whole);
                notes.add(shipped);
                ratio.add(map / parse);
            }
        }
        return report(work, rounds, parsing, mapping, both, notes, ratio);
    }

    private Report report(
            MappingWork work,
            int rounds,
            List<Double> parsing,
            List<Double> mapping,
            List<Double> both,
            List<Double> notes,
            List<Double> ratio) {
        Report report = new Report("mapping");
        report.metric("mappings_per_s", Spread.of(mapping));
        report.metric("parsed_and_mapped_per_s", Spread.of(both));
        report.metric("inline_with_notes_per_s", Spread.of(notes));
        report.baseline("parsing_alone_per_s", Spread.of(parsing));
        report.ratio("mapping_to_parsing", Spread.of(ratio));
        report.condition("fields", work.fields());
        report.condition("bytes", bodies.stream().mapToInt(body -> body.length).sum() / EVENTS);
        report.condition("rounds", rounds);
        report.condition("threads", 1);
        report.condition("java", System.getProperty("java.version"));
        if (!smoke && Spread.of(mapping).median() < AT_LEAST) {
            report.broken("fewer than " + AT_LEAST + " mappings a second");
        }
        return report;
    }

    private double rate(IntConsumer once) {
        int events = smoke ? 20_000 : 200_000;
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            once.accept(i % EVENTS);
        }
        return events * 1e9 / (System.nanoTime() - start);
    }

    private static void check(MappingResult result) {
        if (!(result instanceof MappingResult.Mapped mapped) || !mapped.errors().isEmpty()) {
            throw new IllegalStateException("the event is not what the mapping reads: " + result);
        }
    }

    private static String event(Random random) {
        int number = random.nextInt(90_000_000);
        return """
                {"event_id":"ev-%1$d","type":"reservation.created","occurred_at":%2$d,"reservation":{"id":"-O2b%1$d",
                "branch_id":"-N1taipei","company_id":"-N0group","type":"BOOKING","state":"%3$s","state_change_time":%2$d,
                "created_time":%2$d,"time":%2$d,"reservation_time":%2$d,"group_size":%4$d,"minutes":120,"table":"A%4$d","number_of_kid_chairs":1,
                "number_of_kid_sets":0,"customer_note":"%5$s","note":"常客","serial_number":null,"deposit":%6$d,
                "reservation_link":"https://inline.app/reservations/-O2b%1$d/abcdefghijklmnopqrstuvwxyz","third_party_note":"",
                "branch":{"name":"中山店","address":"台北市中山區南京東路一段"},"company":{"name":"好餐廳股份有限公司"},
                "customer":{"id":"c-%1$d","name":"%7$s 先生","phone":"09%1$08d","email":"guest%1$d@example.com","language":"zh-TW","optin":true},
                "contact":{"name":null,"phone":null}}}
                """
                .formatted(
                        number,
                        1_795_345_200_000L + number,
                        "WAITING",
                        1 + random.nextInt(8),
                        List.of("靠窗、花生過敏，不吃牛", "慶生，需要蛋糕盤", "near the window please", "素食兩位")
                                .get(random.nextInt(4)),
                        500 * random.nextInt(10),
                        List.of("王小明", "陳怡君", "歐陽靜", "林志豪").get(random.nextInt(4)));
    }

    private static MappingWork work(String file, String yaml) {
        try {
            return new MappingWork(file, yaml);
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(MappingBench.class.getResourceAsStream("/mapping/bench-reservation.yaml"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path home() {
        return Path.of(Objects.requireNonNullElse(System.getenv("TABLEBRIDGE_HOME"), ""));
    }
}
