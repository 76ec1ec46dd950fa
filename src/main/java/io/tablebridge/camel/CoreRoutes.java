package io.tablebridge.camel;

import java.util.Map;

/**
 * The work of the core routes.
 *
 * @param events the pipeline's batches, for {@code io/tablebridge/routes/pipeline.camel.yaml}
 * @param deliveries each destination's deliveries by its name, for {@code io/tablebridge/routes/destination.camel.yaml}
 */
public record CoreRoutes(WorkPump events, Map<String, WorkPump> deliveries) {}
