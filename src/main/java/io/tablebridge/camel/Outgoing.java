package io.tablebridge.camel;

import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;

/**
 * What requests of connectors to their platforms share.
 *
 * @param budgets one for each source
 * @param tokens one set of credentials for each account
 */
record Outgoing(RemoteTransport transport, RateBudgets budgets, OAuth2Accounts tokens) {}
