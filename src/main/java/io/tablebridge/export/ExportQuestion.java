package io.tablebridge.export;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What is to be exported.
 *
 * @param since only what this entry of the journal or a later one changed; empty for all
 * @param day that arrivals are asked for, on the restaurant's calendar
 * @param language of the labels over the columns, where the layout has them in two
 */
public record ExportQuestion(
        ExportKind kind, ExportLayout layout, OptionalLong since, LocalDate day, Locale language) {}
