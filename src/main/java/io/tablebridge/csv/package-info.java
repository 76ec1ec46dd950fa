/**
 * Tables in files: what a file is, where its rows begin and end, what its columns mean, and how a table is written. Reads
 * and writes files; knows nothing of the journal or the database.
 */
@NullMarked
package io.tablebridge.csv;

import org.jspecify.annotations.NullMarked;
