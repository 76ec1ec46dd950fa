package io.tablebridge.guests;

import io.tablebridge.model.Sha256;

/** The id of a guest that destinations hold: derived from the founding record, so that a rebuild gives the same one. */
final class PublicId {

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 20;

    private PublicId() {}

    /** {@code g} and 20 characters of lower-case base32: 100 bits. */
    static String of(RecordRef founder) {
        byte[] hash =
                Sha256.of(String.join("\n", founder.source(), founder.type(), founder.externalId(), founder.part()));
        StringBuilder id = new StringBuilder("g");
        int bits = 0;
        int held = 0;
        for (int i = 0; id.length() <= LENGTH; ) {
            if (held < 5) {
                bits = (bits << 8 | (hash[i++] & 0xff)) & 0xfff;
                held += 8;
            }
            held -= 5;
            id.append(BASE32.charAt(bits >> held & 31));
        }
        return id.toString();
    }
}
