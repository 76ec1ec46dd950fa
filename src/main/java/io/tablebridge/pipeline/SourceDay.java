package io.tablebridge.pipeline;

import java.time.LocalDate;

/**
 * What counts are kept by.
 *
 * @param source the source as configured
 * @param day the day on which the events were received, in UTC
 */
public record SourceDay(String source, LocalDate day) {}
