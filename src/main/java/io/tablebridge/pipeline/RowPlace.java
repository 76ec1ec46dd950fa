package io.tablebridge.pipeline;

/**
 * Where a row stood in its file.
 *
 * @param importId the import it belongs to
 * @param row its number, from 1 after the header
 * @param line the line at which it begins
 */
record RowPlace(String importId, long row, long line) {}
