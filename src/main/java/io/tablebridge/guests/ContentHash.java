package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Sha256;
import java.util.HexFormat;

/** Tells whether two states of a record say the same. */
final class ContentHash {

    private ContentHash() {}

    /** 128 bits in hexadecimal over venue and fields. */
    static String of(CanonicalRecord record) {
        return HexFormat.of().formatHex(Sha256.of(record.venue() + "\n" + FieldsJson.write(record.fields())), 0, 16);
    }
}
