package io.tablebridge.delivery;

/**
 * A request that would be made.
 *
 * @param inputs how many entities it carries
 */
public record PlannedRequest(String method, String path, int inputs) {}
