package io.tablebridge.db;

import java.util.Map;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The databases there are, and what they name differently. Their SQL is the same everywhere else. */
enum Dialect {
    // With REPEATABLE READ H2 holds only those tables still that the first question names.
    H2("VARBINARY(256)", TransactionIsolationLevel.SERIALIZABLE),
    // Here that holds them all, and what is SERIALIZABLE may be refused.
    POSTGRESQL("BYTEA", TransactionIsolationLevel.REPEATABLE_READ);

    private final String bytes;
    private final TransactionIsolationLevel snapshot;

    Dialect(String bytes, TransactionIsolationLevel snapshot) {
        this.bytes = bytes;
        this.snapshot = snapshot;
    }

    /** In a transaction of this level all questions see one and the same state. */
    TransactionIsolationLevel snapshot() {
        return snapshot;
    }

    static Dialect of(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
    }

    /** Types that migrations name by a placeholder. */
    Map<String, String> types() {
        return Map.of("bytes", bytes);
    }
}
