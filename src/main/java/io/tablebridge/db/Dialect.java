package io.tablebridge.db;

import java.util.Map;

/** The databases there are, and what they name differently. Their SQL is the same everywhere else. */
enum Dialect {
    H2("VARBINARY(256)"),
    POSTGRESQL("BYTEA");

    private final String bytes;

    Dialect(String bytes) {
        this.bytes = bytes;
    }

    static Dialect of(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
    }

    /** Types that migrations name by a placeholder. */
    Map<String, String> types() {
        return Map.of("bytes", bytes);
    }
}
