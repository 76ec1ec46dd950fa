package io.tablebridge.camel;

import io.tablebridge.journal.Journal;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What the {@code tablebridge} component works with.
 *
 * @param events the pipeline's work
 * @param deliveries each destination's work, by its name
 * @param workers run routes; journal's writer and the event loops never do
 * @param polls what polls work with
 * @param remote carries requests to platforms
 * @param budgets of requests to platforms
 * @param tokens for requests to platforms
 */
record Collaborators(
        Journal journal,
        Doors doors,
        SecretSource secrets,
        Clock clock,
        WorkPump events,
        Map<String, WorkPump> deliveries,
        Executor workers,
        PollWork polls,
        RemoteTransport remote,
        RateBudgets budgets,
        OAuth2Accounts tokens) {}
