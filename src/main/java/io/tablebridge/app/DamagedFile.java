package io.tablebridge.app;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** Tells a database file that can't be read any more from a database that is only busy, full or away. */
final class DamagedFile {

    private static final Set<Integer> CODES = Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1);
    private static final int DEEPEST = 30;

    private DamagedFile() {}

    /** Whether it is, or what failed when it was to be taken back. */
    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isDamage(cause) || Arrays.stream(cause.getSuppressed()).anyMatch(DamagedFile::causes)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean causes(Throwable suppressed) {
        Throwable cause = suppressed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isDamage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isDamage(Throwable cause) {
        return cause instanceof MVStoreException
                || (cause instanceof SQLException sql && CODES.contains(sql.getErrorCode()));
    }
}
