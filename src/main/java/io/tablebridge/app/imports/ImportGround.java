package io.tablebridge.app.imports;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.Imports;
import java.util.List;
import java.util.Map;
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

    /** Whether rows can go through a mapping of this name. */
    boolean knows(String mapping) {
        return books.ruleInForce(mapping).isPresent();
    }

    /** The text of each mapping in force, by name: for {@link MappingChoice}. */
    public Map<String, String> rules() {
        return books.activeRules();
    }

    /** A file's form with the names that this mapping has for its columns. */
    SheetForm named(String mapping, SheetForm form) {
        return books.ruleInForce(mapping)
                .flatMap(rule -> MappingChoice.among(Map.of(mapping, rule.text()), List.of(mapping))
                        .columns(mapping))
                .map(columns -> form.named(columns.renamed(form.columns())))
                .orElse(form);
    }

    long append(Entry entry) {
        return append.applyAsLong(entry);
    }

    /** Waits a moment and tells whether the database took this entry in. */
    boolean isSettled(long entry) {
        return settled.test(entry);
    }
}
