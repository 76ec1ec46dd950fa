package io.tablebridge.delivery;

import io.tablebridge.model.Sha256;
import java.util.Map;
import java.util.TreeMap;

/** Values as a shadow keeps them: short ones as they are, long ones as their hash, so that a row stays small. */
final class ShadowValue {

    private static final int LONGEST = 500;

    private ShadowValue() {}

    static String of(String value) {
        return value.length() <= LONGEST ? value : "sha256:" + Sha256.hex(value);
    }

    static Map<String, String> of(Map<String, String> values) {
        Map<String, String> compact = new TreeMap<>();
        values.forEach((name, value) -> compact.put(name, of(value)));
        return compact;
    }
}
