package io.tablebridge.csv;

import org.jspecify.annotations.Nullable;

/**
 * The text of a row as it was cut out of the lines.
 *
 * @param first the line at which it begins
 * @param last the line with which it ends, the same for nearly all
 * @param text without the line end behind it
 * @param fault what is wrong with its quotes or its length, or null
 */
record RecordText(SheetLine first, SheetLine last, String text, boolean undecodable, @Nullable FaultKind fault) {}
