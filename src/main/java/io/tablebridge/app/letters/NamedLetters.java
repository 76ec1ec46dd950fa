package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.journal.Position;
import io.tablebridge.pipeline.DeadEvent;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The letters that a person named, each once.
 *
 * @param deliveries by destination and guest
 */
record NamedLetters(
        NavigableMap<Position, DeadEvent> events, SortedMap<String, SortedMap<Long, DeliveryAudit.Dead>> deliveries) {

    /**
     * Nothing is to be decided before every name was found.
     *
     * @param ids as the list names them, with blanks between
     * @throws io.tablebridge.operate.backup.OperateException when one names no letter
     */
    static NamedLetters find(DeadLetters letters, String ids) {
        NamedLetters named = new NamedLetters(new TreeMap<>(), new TreeMap<>());
        for (String text : ids.split("\\s+")) {
            LetterId id = DeadLetters.parse(text);
            if (id instanceof LetterId.Delivery delivery) {
                DeliveryAudit.Dead dead = letters.delivery(delivery);
                named.deliveries
                        .computeIfAbsent(dead.destination(), name -> new TreeMap<>())
                        .put(dead.guestId(), dead);
            } else if (id instanceof LetterId.Event event) {
                letters.events(event).forEach(dead -> named.events.put(dead.position(), dead));
            }
        }
        return named;
    }
}
