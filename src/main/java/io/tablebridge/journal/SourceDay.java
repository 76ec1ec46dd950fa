package io.tablebridge.journal;

import java.time.LocalDate;

/**
 * What received events are counted by.
 *
 * @param source the source
 * @param day the day they came in, in UTC
 */
public record SourceDay(String source, LocalDate day) {}
