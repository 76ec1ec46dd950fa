package io.tablebridge.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person wants exported, as it was typed.
 *
 * @param kind what
 * @param since only what changed since this day, or within this time; empty for all
 * @param date the day of the arrivals; empty for today
 * @param format csv, xlsx or jsonl
 * @param layout which columns
 * @param encoding utf-8 or big5
 * @param output where to; empty for the standard output
 * @param labels the language of the labels over the columns
 */
public record ExportOrder(
        String kind,
        String since,
        String date,
        String format,
        String layout,
        String encoding,
        Optional<Path> output,
        Locale labels) {}
