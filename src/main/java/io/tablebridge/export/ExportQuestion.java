package io.tablebridge.export;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What is to be exported.
 *
 * @param since only what this entry of the journal or a later one changed; empty for all
 * @param language of the labels over the columns, where the layout has them in two
 */
public record ExportQuestion(ExportKind kind, ExportLayout layout, OptionalLong since, Locale language) {}
