package io.tablebridge.app.imports;

/**
 * An import that the service has taken over.
 *
 * @param number of the order in which they came, from 1
 * @param id of the import
 * @param attempt how many imports of that file there were before it
 * @param paused whether a person has paused it
 * @param wish what it is of; its path is that of our copy
 */
record ImportTask(long number, String id, int attempt, boolean paused, ImportWish wish) {

    ImportTask withPaused(boolean now) {
        return new ImportTask(number, id, attempt, now, wish);
    }
}
