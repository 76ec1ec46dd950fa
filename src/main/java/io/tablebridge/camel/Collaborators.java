package io.tablebridge.camel;

import io.tablebridge.journal.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What the {@code tablebridge} component works with.
 *
 * @param events the pipeline's work
 * @param deliveries each destination's work, by its name
 * @param fetches what thin events ask for
 * @param polls what polls work with
 * @param folders what watched folders work with
 * @param outgoing for requests to platforms
 * @param workers run routes; journal's writer and the event loops never do
 */
record Collaborators(
        Journal journal,
        Doors doors,
        SecretSource secrets,
        Clock clock,
        WorkPump events,
        Map<String, WorkPump> deliveries,
        WorkPump fetches,
        PollWork polls,
        Folders folders,
        Outgoing outgoing,
        Executor workers) {}
