package io.tablebridge.mapping;

import java.util.Map;

/**
 * One event on its way through a mapping.
 *
 * @param source the source it came from
 * @param headers what was kept of its headers, by lower-case name
 * @param body the raw bytes
 */
public record MappingInput(String source, Map<String, String> headers, byte[] body) {}
