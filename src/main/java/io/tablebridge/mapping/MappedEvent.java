package io.tablebridge.mapping;

import java.util.OptionalLong;

/**
 * An event that went through a mapping.
 *
 * @param result what the mapping made of it
 * @param fingerprint {@link EventShape#fingerprint} of its body, where that is known from reading it
 */
public record MappedEvent(MappingResult result, OptionalLong fingerprint) {}
