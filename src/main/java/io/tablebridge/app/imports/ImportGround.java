package io.tablebridge.app.imports;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.ImportState;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Journal and database of the process that holds them, as imports need them, of which one is done at a time. Thread-safe. */
public final class ImportGround {

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Bookkeeping books;
    private final Imports imports;
    private final Journal journal;
    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;
    private final Supplier<? extends Collection<String>> mappings;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param append keeps an entry and gives its number; throws what says that it can't be kept now
     * @param settled waits a moment and tells whether the database took this entry in
     * @param mappings the names of those that have a file now: one for a file is chosen among them
     */
    public ImportGround(
            Database database,
            Journal journal,
            ToLongFunction<Entry> append,
            LongPredicate settled,
            Supplier<? extends Collection<String>> mappings) {
        this.books = new Bookkeeping(database);
        this.imports = new Imports(database);
        this.journal = journal;
        this.append = append;
        this.settled = settled;
        this.mappings = mappings;
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

    /**
     * The wish with the mapping and the source that nobody said: the mapping is found by the file's columns.
     *
     * @throws OperateException when none fits, several do, or there is none of this name
     */
    ImportWish decided(ImportWish wish) {
        String said = wish.mapping();
        MappingChoice.Chosen chosen = said.isEmpty()
                ? MappingChoice.among(books.activeRules(), mappings.get())
                        .of(wish.path(), wish.name(), wish.encoding(), wish.delimiter())
                : only(said).named(said);
        require(chosen.mapping());
        return wish.through(chosen.mapping(), wish.source().isEmpty() ? chosen.source() : wish.source());
    }

    /** A file's form with the names that this mapping has for its columns. */
    SheetForm named(String mapping, SheetForm form) {
        return only(mapping)
                .columns(mapping)
                .map(columns -> form.named(columns.renamed(form.columns())))
                .orElse(form);
    }

    /** The columns of a file that this mapping does not know; none where it does not tell which it knows. */
    List<String> unknown(String mapping, List<String> file) {
        return only(mapping).unknown(mapping, file);
    }

    private MappingChoice only(String mapping) {
        return MappingChoice.among(books.activeRules(), List.of(mapping));
    }

    /** Waits until no other import is under way; false when it is to stop before. Whoever got true ends the turn. */
    boolean takesTurn(ImportWatch watch) {
        while (!watch.isStopped()) {
            try {
                if (turn.tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    void endsTurn() {
        turn.unlock();
    }

    /**
     * Writes the rows of an import that were not taken to a file that is not there.
     *
     * @param language of the reasons
     * @throws OperateException when it can't be written
     */
    public void writeRejects(ImportState state, Path file, Locale language) throws InterruptedException {
        RejectFile.write(new RejectRows(this, state, language), file);
    }

    long append(Entry entry) {
        return append.applyAsLong(entry);
    }

    /** Waits a moment and tells whether the database took this entry in. */
    boolean isSettled(long entry) {
        return settled.test(entry);
    }
}
