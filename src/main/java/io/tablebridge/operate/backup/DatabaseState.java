package io.tablebridge.operate.backup;

/** The database's file as it was found at start. */
sealed interface DatabaseState {

    /** There is no file. */
    record Absent() implements DatabaseState {}

    /** A file is there and opens, but holds no mark of how far it has come. */
    record Unmarked() implements DatabaseState {}

    /** A file is there and can't be opened or read. */
    record Unreadable(String cause) implements DatabaseState {}

    /** A file is there and could be read. */
    record Marked(StoredPosition.Mark mark) implements DatabaseState {}
}
