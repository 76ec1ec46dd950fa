package io.tablebridge.camel;

import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;
import java.nio.file.Path;

/**
 * What requests of connectors to their platforms share.
 *
 * @param budgets one for each source
 * @param tokens the folder where tokens are kept that a platform changes
 */
record Outgoing(RemoteTransport transport, RateBudgets budgets, Path tokens) {}
