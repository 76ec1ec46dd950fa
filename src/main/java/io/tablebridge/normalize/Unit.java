package io.tablebridge.normalize;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The units that sources count in, where they differ from ours. */
public enum Unit {
    MILLISECOND("ms", Kind.TIME, "1"),
    SECOND("s", Kind.TIME, "1000"),
    MINUTE("min", Kind.TIME, "60000"),
    HOUR("h", Kind.TIME, "3600000"),
    MILLIGRAM("mg", Kind.MASS, "0.001"),
    GRAM("g", Kind.MASS, "1"),
    KILOGRAM("kg", Kind.MASS, "1000"),
    /** 台兩, a sixteenth of a 台斤. */
    TAIWAN_TAEL("兩", Kind.MASS, "37.5"),
    /** 台斤, as markets in Taiwan weigh. */
    TAIWAN_CATTY("斤", Kind.MASS, "600"),
    MILLILITRE("ml", Kind.VOLUME, "1"),
    CENTILITRE("cl", Kind.VOLUME, "10"),
    LITRE("l", Kind.VOLUME, "1000");

    /** What can be converted into each other. */
    enum Kind {
        TIME,
        MASS,
        VOLUME
    }

    private final String code;
    private final Kind kind;
    private final BigDecimal size;

    Unit(String code, Kind kind, String size) {
        this.code = code;
        this.kind = kind;
        this.size = new BigDecimal(size);
    }

    /** As mapping files write it. */
    public String code() {
        return code;
    }

    Kind kind() {
        return kind;
    }

    /** In milliseconds, grams or millilitres. */
    BigDecimal size() {
        return size;
    }

    public static Optional<Unit> of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Unit::code).toList();
    }
}
