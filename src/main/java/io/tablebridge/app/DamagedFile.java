package io.tablebridge.app;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Tells a database file that can't be read any more from a database that is only busy, full or away. */
final class DamagedFile {

    private static final Set<Integer> CODES = Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1);
    private static final int DEEPEST = 30;

    private DamagedFile() {}

    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof MVStoreException
                    || (cause instanceof SQLException sql && CODES.contains(sql.getErrorCode()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
