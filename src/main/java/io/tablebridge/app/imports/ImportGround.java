package io.tablebridge.app.imports;

import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.settings.Problem;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/** Journal and database of the process that holds them, as an import needs them. Thread-safe. */
public final class ImportGround {

    private final Bookkeeping books;
    private final Imports imports;
    private final Journal journal;
    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;

    /**
     * @param append keeps an entry and gives its number; throws what says that it can't be kept now
     * @param settled waits a moment and tells whether the database took this entry in
     */
    public ImportGround(Database database, Journal journal, ToLongFunction<Entry> append, LongPredicate settled) {
        this.books = new Bookkeeping(database);
        this.imports = new Imports(database);
        this.journal = journal;
        this.append = append;
        this.settled = settled;
    }

    Imports imports() {
        return imports;
    }

    Journal journal() {
        return journal;
    }

    /**
     * Asks for a mapping through which rows can go.
     *
     * @throws OperateException when there is none of this name
     */
    void require(String mapping) {
        if (books.ruleInForce(mapping).isEmpty()) {
            throw OperateException.mistake(Problem.at("", "TB-IMP-002", mapping));
        }
    }

    long append(Entry entry) {
        return append.applyAsLong(entry);
    }

    /** Waits a moment and tells whether the database took this entry in. */
    boolean isSettled(long entry) {
        return settled.test(entry);
    }
}
