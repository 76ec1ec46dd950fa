package io.tablebridge.pipeline;

import io.tablebridge.journal.JournalDamagedException;
import java.sql.SQLException;
import java.util.Set;

/** Tells whether an event or the machine is to blame when a batch fails. */
final class Failure {

    /** Data exception and constraint violation: the only SQL errors that one event can cause by itself. */
    private static final Set<String> CAUSED_BY_DATA = Set.of("22", "23");

    private Failure() {}

    static boolean isPoison(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return isData(sql);
            }
            if (cause instanceof JournalDamagedException || cause instanceof StoreUnavailableException) {
                return false;
            }
        }
        return !Thread.currentThread().isInterrupted();
    }

    private static boolean isData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && CAUSED_BY_DATA.contains(state.substring(0, 2));
    }
}
