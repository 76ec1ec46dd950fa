package io.tablebridge.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks of about 1 KB as inline would send them, each an event of its own, over 200,000 reservations of 50,000 guests.
 * Thread-safe.
 */
final class Webhooks {

    static final String PATH = "/hooks/inline";
    static final String SIGNATURE = "X-Inline-Signature";
    static final String SECRET = "a-secret-for-measuring-only";

    private static final long RESERVATIONS = 200_000;
    private static final long GUESTS = 50_000;
    private static final long NOW = 1_795_000_000_000L;

    private static final Template BODY = new Template(
            """
                    {"event_id":"evt-#","type":"reservation.updated","occurred_at":#,"reservation":{"id":"-Obench#",\
                    "branch_id":"-Nzhongshan","company_id":"-Ngroup","group_size":#,"number_of_kid_chairs":0,\
                    "number_of_kid_sets":0,"customer_note":"CUSTOMER_NOTE","note":"VENUE_NOTE","type":"BOOKING",\
                    "state":"WAITING","reservation_time":#,"created_time":#,"state_change_time":#,"updated_time":#,\
                    "serial_number":"","canceled_by":null,"cancel_reason":null,"created_from":"web",\
                    "reservation_link":"https://example.invalid/reservations/-Obench#",\
                    "customer":{"id":"c#","name":"王小明","phone":"09#","email":"guest#@example.invalid"}}}"""
                    .replace("CUSTOMER_NOTE", "靠窗的位置，謝謝。".repeat(4))
                    .replace("VENUE_NOTE", "老客人，喜歡安靜的角落。".repeat(6)));

    private final AtomicLong last = new AtomicLong();
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(Webhooks::mac);

    /** A request's body and the signature over it. */
    record Webhook(byte[] body, String signature) {}

    Webhook next() {
        byte[] body = body(last.incrementAndGet());
        return new Webhook(body, HexFormat.of().formatHex(macs.get().doFinal(body)));
    }

    private static byte[] body(long event) {
        long reservation = event % RESERVATIONS;
        long guest = event % GUESTS;
        return BODY.fill(
                event,
                NOW + event,
                reservation,
                2 + event % 6,
                NOW + reservation % 1_000 * 60_000,
                NOW - reservation,
                NOW + event,
                NOW + event,
                reservation,
                guest,
                10_000_000 + guest,
                guest);
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }
}
