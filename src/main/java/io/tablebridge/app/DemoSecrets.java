package io.tablebridge.app;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Secrets for one demonstration: drawn anew each time, known only to this process. */
final class DemoSecrets {

    static final String INLINE = "INLINE_SECRET";
    static final String SQUARE = "SQUARE_SIGNATURE_KEY";
    static final String EATS365 = "EATS365_SECRET";
    static final String GENERIC = "GENERIC_TOKEN";
    static final String HUBSPOT = "HUBSPOT_TOKEN";

    private DemoSecrets() {}

    static Map<String, String> draw(String hubSpotToken) {
        SecureRandom random = new SecureRandom();
        return Map.of(
                INLINE,
                draw(random),
                SQUARE,
                draw(random),
                EATS365,
                draw(random),
                GENERIC,
                draw(random),
                HUBSPOT,
                hubSpotToken);
    }

    private static String draw(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
