package io.tablebridge.csv;

import java.util.EnumMap;
import java.util.Map;

/** Finds the encoding of a file by its byte order mark, by strict decoding, and by which characters would be in it. */
final class EncodingDetector {

    /** A text in UTF-8 of which so few bytes are spoilt is UTF-8 all the same: the others never look like it by chance. */
    private static final double UTF_8_WITH_SPOILT_BYTES = 0.7;

    private EncodingDetector() {}

    static FoundEncoding of(FileStart start) {
        if (start.beginsWith(0xef, 0xbb, 0xbf)) {
            return new FoundEncoding(SheetEncoding.UTF_8, 3, 100);
        }
        if (start.beginsWith(0xff, 0xfe)) {
            return new FoundEncoding(SheetEncoding.UTF_16LE, 2, 100);
        }
        if (start.beginsWith(0xfe, 0xff)) {
            return new FoundEncoding(SheetEncoding.UTF_16BE, 2, 100);
        }
        FoundEncoding wide = wide(start.first());
        return wide != null ? wide : byCharacters(start.telling());
    }

    /** UTF-16 without a mark: line ends, delimiters and digits have a zero as their other byte. */
    private static @org.jspecify.annotations.Nullable FoundEncoding wide(byte[] bytes) {
        int units = bytes.length / 2;
        int zeroFirst = 0;
        int zeroSecond = 0;
        for (int i = 0; i < units; i++) {
            zeroFirst += bytes[2 * i] == 0 ? 1 : 0;
            zeroSecond += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        int more = Math.max(zeroFirst, zeroSecond);
        int fewer = Math.min(zeroFirst, zeroSecond);
        if (more * 10 < units || fewer * 20 > more || more == 0) {
            return null;
        }
        SheetEncoding encoding = zeroSecond > zeroFirst ? SheetEncoding.UTF_16LE : SheetEncoding.UTF_16BE;
        return new FoundEncoding(encoding, 0, 95);
    }

    private static FoundEncoding byCharacters(byte[] telling) {
        if (telling.length == 0) {
            return new FoundEncoding(SheetEncoding.UTF_8, 0, 100);
        }
        double utf8 = EncodingScores.utf8(telling);
        if (utf8 > UTF_8_WITH_SPOILT_BYTES) {
            return new FoundEncoding(SheetEncoding.UTF_8, 0, (int) Math.round(99 * utf8));
        }
        Map<SheetEncoding, Double> scores = new EnumMap<>(SheetEncoding.class);
        scores.put(SheetEncoding.BIG5, EncodingScores.big5(telling));
        scores.put(SheetEncoding.GB18030, EncodingScores.gb18030(telling));
        scores.put(SheetEncoding.SHIFT_JIS, EncodingScores.shiftJis(telling));
        scores.put(SheetEncoding.WINDOWS_1252, EncodingScores.windows1252(telling));
        SheetEncoding best = SheetEncoding.BIG5;
        double second = Double.NEGATIVE_INFINITY;
        for (Map.Entry<SheetEncoding, Double> each : scores.entrySet()) {
            double score = each.getValue();
            double bestScore = scores.getOrDefault(best, 0.0);
            if (each.getKey() != best && score > bestScore) {
                second = bestScore;
                best = each.getKey();
            } else if (each.getKey() != best) {
                second = Math.max(second, score);
            }
        }
        double lead = scores.getOrDefault(best, 0.0) - second;
        return new FoundEncoding(best, 0, (int) Math.round(Math.max(0, Math.min(1, lead * 2)) * 99));
    }
}
