package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.db.Database;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.pipeline.Drifts;
import io.tablebridge.settings.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriftCommandTest {

    private static String place(String source, String place, String kind, int n, int first, int last, String sample) {
        return """
                INSERT INTO event_place (source, mapping, channel, place, kind, n, first_nth, first_entry, first_at,
                    last_nth, last_at, sample)
                VALUES ('%s', 'm', 'webhook', '%s', '%s', %d, %d, 17, TIMESTAMP WITH TIME ZONE '2026-11-20 19:00:00+08:00', %d,
                    TIMESTAMP WITH TIME ZONE '2026-11-21 19:00:00+08:00', '%s')
                """
                .formatted(source, place, kind, n, first, last, sample);
    }

    private static String told(Database database, Map<String, String> arguments, Locale language) {
        return new DriftCommand(new Drifts(database))
                .run(new CommandRequest("drift", arguments, language))
                .text();
    }

    @Test
    void eachChangeIsASentenceInBothLanguages() {
        try (Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")) {
            assertThat(told(database, Map.of(), Locale.ENGLISH)).isEqualTo("The events look as they did.");
            database.write(handle -> {
                handle.execute(
                        "INSERT INTO mapped_event_count (source, mapping, channel, n) VALUES ('inline', 'm', 'webhook', 1000)");
                handle.execute(place("inline", "/pax", "number", 1_000, 1, 1_000, "9"));
                handle.execute(place("inline", "/pax", "text", 3, 900, 990, "9x"));
                handle.execute(place("inline", "/tel", "text", 400, 1, 400, "9999-999999"));
                handle.execute(place("inline", "/vip", "boolean", 1_200, 300, 1_000, "xxxx"));
                return handle.execute(place("inline", "status", "word", 2, 5, 9, ""));
            });
            assertThat(told(database, Map.of("source", "inline"), Locale.ENGLISH))
                    .contains(
                            "inline m /pax: of another kind since 2026-11-20T11:00:00Z (entry 17), text 9x, in 3 events",
                            "inline m /vip: new since 2026-11-20T11:00:00Z (entry 17), yes or no xxxx, in 1200 events",
                            "inline m /tel: missing since 2026-11-21T11:00:00Z, text 9999-999999 before; 600 events came without it",
                            "inline m status: a word that the mapping does not know (–), since 2026-11-20T11:00:00Z (entry 17), in 2 events");
            assertThat(told(database, Map.of(), Messages.TAIWAN))
                    .contains(
                            "inline m /vip：2026-11-20T11:00:00Z 起新出現（條目 17），是非 xxxx，共 1200 個事件",
                            "inline m /tel：2026-11-21T11:00:00Z 之後不再出現，原本是 文字 9999-999999；已有 600 個事件沒有它");
            assertThat(told(database, Map.of("source", "square"), Messages.TAIWAN))
                    .isEqualTo("事件的格式沒有變動。");
        }
    }

    @Test
    void aSourceWithTooManyPlacesHidesNoOtherAndSaysSo() {
        try (Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")) {
            database.write(handle -> {
                handle.execute("INSERT INTO mapped_event_count (source, mapping, channel, n)"
                        + " VALUES ('many', 'm', 'webhook', 1000), ('small', 'm', 'webhook', 1000)");
                handle.execute(
                        "INSERT INTO event_place (source, mapping, channel, place, kind, n, first_nth, first_entry,"
                                + " first_at, last_nth, last_at, sample) SELECT 'many', 'm', 'webhook', '/p' || x, 'text', 1000,"
                                + " 1, 17, CURRENT_TIMESTAMP, 1000, CURRENT_TIMESTAMP, '' FROM SYSTEM_RANGE(1, 10003)");
                return handle.execute(place("small", "/vip", "boolean", 700, 300, 1_000, "xxxx"));
            });
            assertThat(told(database, Map.of(), Locale.ENGLISH))
                    .contains("small m /vip: new since")
                    .contains("many: 3 places more were not looked at.");
            assertThat(told(database, Map.of("source", "many"), Messages.TAIWAN))
                    .contains("many：另有 3 處沒有檢查。");
        }
    }
}
