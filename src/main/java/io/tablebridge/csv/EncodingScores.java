package io.tablebridge.csv;

/**
 * How well bytes fit an encoding, from 1 (each character is a common one) down; what is no character at all counts -2. The
 * tables of Big5, GB 2312 and JIS X 0208 put the characters in common use into their first level, so that the range of a
 * lead byte tells how common a character is: a text in its own encoding lies almost wholly in the first level, and in
 * the others' it does not.
 */
final class EncodingScores {

    private static final double COMMON = 1;
    private static final double SIGN = 0.9;
    private static final double RARE = 0.3;
    private static final double VERY_RARE = 0.05;
    private static final double BROKEN = -2;

    private EncodingScores() {}

    static double utf8(byte[] bytes) {
        double sum = 0;
        int count = 0;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
            if (length > 0 && i + length > bytes.length) {
                break;
            }
            boolean whole = length > 0 && lead < 0xf5;
            for (int j = 1; whole && j < length; j++) {
                whole = (bytes[i + j] & 0xc0) == 0x80;
            }
            sum += whole ? COMMON : BROKEN;
            count++;
            i += whole ? length : 1;
        }
        return count == 0 ? 0 : sum / count;
    }

    static double big5(byte[] bytes) {
        return pairs(bytes, EncodingScores::big5Pair);
    }

    static double gb18030(byte[] bytes) {
        return pairs(bytes, EncodingScores::gbPair);
    }

    static double shiftJis(byte[] bytes) {
        return pairs(bytes, EncodingScores::shiftJisPair);
    }

    /** A byte beyond ASCII stands alone between letters, not in pairs. */
    static double windows1252(byte[] bytes) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c < 0x80) {
                continue;
            }
            count++;
            int before = i == 0 ? ' ' : bytes[i - 1];
            int after = i + 1 == bytes.length ? ' ' : bytes[i + 1];
            if (c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d) {
                sum += BROKEN;
            } else if (before < 0 || after < 0) {
                sum += 0.1;
            } else if (c >= 0xc0 && c != 0xd7 && c != 0xf7 && (isLetter(before) || isLetter(after))) {
                sum += COMMON;
            } else {
                sum += 0.6;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** The score of a lead byte and the byte after it; where the lead is a character by itself it says so by adding {@link #ALONE}. */
    private interface Pair {
        double score(int lead, int trail);
    }

    private static final double ALONE = 100;

    private static double pairs(byte[] bytes, Pair pair) {
        double sum = 0;
        int count = 0;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                i++;
                continue;
            }
            if (i + 1 == bytes.length) {
                break;
            }
            double score = pair.score(lead, bytes[i + 1] & 0xff);
            boolean alone = score > ALONE / 2;
            sum += alone ? score - ALONE : score;
            count++;
            i += alone || score == BROKEN ? 1 : 2;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double big5Pair(int lead, int trail) {
        boolean low = trail >= 0x40 && trail <= 0x7e;
        if (lead == 0x80 || lead == 0xff || (!low && (trail < 0xa1 || trail == 0xff))) {
            return BROKEN;
        }
        if (lead >= 0xa4 && lead <= 0xc6) {
            return COMMON;
        }
        if (lead >= 0xa1 && lead <= 0xa3) {
            return SIGN;
        }
        return lead >= 0xc9 && lead <= 0xf9 ? RARE : VERY_RARE;
    }

    private static double gbPair(int lead, int trail) {
        if (lead == 0x80 || lead == 0xff) {
            return BROKEN;
        }
        if (trail >= 0x30 && trail <= 0x39) {
            return VERY_RARE;
        }
        if (trail < 0x40 || trail == 0x7f || trail == 0xff) {
            return BROKEN;
        }
        if (trail < 0xa1) {
            return VERY_RARE;
        }
        if (lead >= 0xb0 && lead <= 0xd7) {
            return COMMON;
        }
        if (lead >= 0xa1 && lead <= 0xa3) {
            return SIGN;
        }
        return lead >= 0xd8 && lead <= 0xf7 ? RARE : VERY_RARE;
    }

    private static double shiftJisPair(int lead, int trail) {
        if (lead >= 0xa1 && lead <= 0xdf) {
            return ALONE + RARE;
        }
        if (lead == 0x80 || lead == 0xa0 || lead > 0xfc || trail < 0x40 || trail == 0x7f || trail > 0xfc) {
            return BROKEN;
        }
        if (lead == 0x82 || lead == 0x83) {
            return COMMON;
        }
        if (lead == 0x81 || (lead >= 0x88 && lead <= 0x97)) {
            return SIGN;
        }
        return RARE;
    }
}
