package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.intake.fetch.FetchAnswer;
import io.tablebridge.intake.fetch.FetchKey;
import io.tablebridge.intake.fetch.FetchTask;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.mapping.EventShape;
import io.tablebridge.pipeline.Drift.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How a source's events changed is told, and nothing of what they hold. */
class DriftsTest {

    private static final String MAPPING =
            """
            mapping: m
            record: reservation
            id: /id
            fields:
              status: { from: /state, values: { OPEN: booked }, default: booked }
              guest.language: { from: /language, values: { zh: zh-TW } }
            """;

    private int events;

    private World learned() {
        World world = World.empty();
        world.rule("m", MAPPING);
        for (int i = 0; i < Drifts.LEARNING; i++) {
            event(world, "\"guest\":{\"name\":\"王小明\"},\"pax\":4,\"items\":[{\"n\":1}]");
        }
        return world;
    }

    private long event(World world, String rest) {
        events++;
        return world.event(
                "inline",
                "e" + events,
                World.FRIDAY.plus(Duration.ofMinutes(events)),
                "{\"id\":\"r" + events + "\"," + rest + "}");
    }

    private static List<String> drifts(World world) {
        world.run();
        return new Drifts(world.database)
                .of("").stream()
                        .map(drift -> drift.change() + " " + drift.place() + " " + drift.kind() + " " + drift.count()
                                + " " + drift.sample())
                        .sorted()
                        .toList();
    }

    @Test
    void whatTheFirstHundredEventsHoldIsHowTheyLook() {
        try (World world = learned()) {
            assertThat(drifts(world)).isEmpty();
        }
    }

    @Test
    void aNewPlaceIsToldWithTheEventThatBroughtItAndTheShapeOfItsValue() {
        try (World world = learned()) {
            long first =
                    event(world, "\"guest\":{\"name\":\"王小明\",\"code\":\"Ab-12\"},\"pax\":4,\"items\":[{\"n\":1}]");
            event(world, "\"guest\":{\"name\":\"王小明\",\"code\":\"Zz-99\"},\"pax\":4,\"items\":[{\"n\":1},{\"n\":2}]");
            world.run();
            assertThat(new Drifts(world.database).of("inline"))
                    .containsExactly(new Drift(
                            "inline",
                            "m",
                            Channel.WEBHOOK,
                            Change.NEW,
                            "/guest/code",
                            "text",
                            World.FRIDAY.plus(Duration.ofMinutes(101)),
                            first,
                            2,
                            "Xx-99"));
            assertThat(new Drifts(world.database).of("square")).isEmpty();
            assertThat(new Drifts(world.database).since(World.FRIDAY.plus(Duration.ofMinutes(101))))
                    .isEqualTo(1);
            assertThat(new Drifts(world.database).since(World.FRIDAY.plus(Duration.ofMinutes(102))))
                    .isZero();
        }
    }

    @Test
    void anotherKindOfValueIsTold() {
        try (World world = learned()) {
            event(world, "\"guest\":{\"name\":\"王小明\"},\"pax\":\"4\",\"items\":[{\"n\":1}]");
            assertThat(drifts(world)).containsExactly("TYPE /pax text 1 9");
        }
    }

    @Test
    void whatNoEventHoldsAnyMoreIsMissing() {
        try (World world = learned()) {
            for (int i = 1; i < Drifts.LEARNING; i++) {
                event(world, "\"guest\":{\"name\":\"王小明\"},\"pax\":null,\"items\":[{\"n\":1}]");
            }
            assertThat(drifts(world)).isEmpty();
            event(world, "\"guest\":{\"name\":\"王小明\"},\"items\":[{\"n\":1}]");
            assertThat(drifts(world)).containsExactly("MISSING /pax number 100 9");
            event(world, "\"guest\":{\"name\":\"王小明\"},\"pax\":4,\"items\":[{\"n\":1}]");
            assertThat(drifts(world)).isEmpty();
        }
    }

    @Test
    void whatAPlatformNamesListsAndTellsIsNotComparedWithEachOther() {
        try (World world = World.empty()) {
            world.rule("m", MAPPING);
            for (int i = 0; i < 2 * Drifts.LEARNING; i++) {
                String id = "t" + i;
                byte[] notice = ("{\"uuid\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
                Map<String, String> headers = new HashMap<>(
                        FetchDeclaration.of("direct:r", "/uuid", false).headers(notice));
                headers.put(Entry.MAPPING, "m");
                long asked = world.journal.add(
                        new Entry(EntryKind.EVENT, "inline", "", World.FRIDAY, headers, List.of(notice)));
                FetchTask task = new FetchTask(new FetchKey("inline", "direct:r", id), "m", asked, 0, 0, 0, false);
                byte[] told = ("{\"id\":\"" + id + "\",\"pax\":4}").getBytes(StandardCharsets.UTF_8);
                world.journal.add(FetchAnswer.entry(task, told, World.FRIDAY));
                world.block("inline", "{\"id\":\"p" + i + "\",\"size\":\"4\"}");
                event(world, "\"guests\":4");
            }
            assertThat(drifts(world)).isEmpty();
            assertThat(world.tables().get("mapped_event_count"))
                    .hasSize(3)
                    .allMatch(row -> row.contains("n=" + 2 * Drifts.LEARNING));
            assertThat(world.tables().get("event_place")).noneMatch(row -> row.contains("uuid"));
        }
    }

    @Test
    void aWordThatNoTableKnowsIsTold() {
        try (World world = World.empty()) {
            world.rule("m", MAPPING);
            event(world, "\"language\":\"tlh\"");
            event(world, "\"state\":\"LOST\"");
            event(world, "\"state\":\"LOST\"");
            assertThat(drifts(world)).containsExactly("WORD guest.language word 1 xxx", "WORD status word 2 XXXX");
        }
    }

    @Test
    void thatTheMappingChangesMakesNothingNew() {
        try (World world = learned()) {
            event(world, "\"extra\":1");
            List<String> before = drifts(world);
            world.rule("m", MAPPING.replace("default: booked", "default: requested"));
            world.restart();
            assertThat(drifts(world)).isEqualTo(before).containsExactly("NEW /extra number 1 9");
        }
    }

    @Test
    void whatIsRememberedFollowsFromTheJournalAndHoldsNoPersonalData() {
        Random random = new Random(20261122);
        try (World world = World.empty()) {
            world.rule("m", MAPPING);
            for (int i = 0; i < 600; i++) {
                event(
                        world,
                        "\"k" + random.nextInt(900) + "\":\"王小明\",\"陳大文\":{\"a\":1},\"訂位電話\":\"陳小姐\",\"0912345678\":"
                                + (random.nextBoolean() ? "true" : "[1]") + ",\"language\":\"w" + i + "\"");
            }
            world.run(40);
            assertThat(world.tables().get("event_place"))
                    .hasSize(EventShape.MAX_PLACES + 1)
                    .allSatisfy(row -> assertThat(row)
                            .doesNotContain("王")
                            .doesNotContain("陳")
                            .doesNotContain("0912"))
                    .anyMatch(row -> row.contains("place=/訂位電話"));
            try (World other = World.beside(world.journal)) {
                other.run(500);
                assertThat(other.tables()).isEqualTo(world.tables());
            }
        }
    }
}
