package io.tablebridge.intake.fetch;

/**
 * One thing of a platform that is fetched.
 *
 * @param source the source whose events name it
 * @param route the route that gets it, {@code direct:NAME}
 * @param id the platform's id of it
 */
public record FetchKey(String source, String route, String id) {}
