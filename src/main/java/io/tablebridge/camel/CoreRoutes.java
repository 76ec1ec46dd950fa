package io.tablebridge.camel;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The work of the core routes.
 *
 * @param events the pipeline's batches, for {@code io/tablebridge/routes/pipeline.camel.yaml}
 * @param deliveries each destination's deliveries by its name, for {@code io/tablebridge/routes/destination.camel.yaml}
 * @param fetches what thin events ask for, for {@code io/tablebridge/routes/fetches.camel.yaml}
 * @param polls what the connectors' polls work with
 * @param folders what the connectors' watched folders work with
 */
public record CoreRoutes(
        WorkPump events, Map<String, WorkPump> deliveries, WorkPump fetches, PollWork polls, Folders folders) {

    /** Without fetches, and without a database for polls and folders. */
    public CoreRoutes(WorkPump events, Map<String, WorkPump> deliveries) {
        this(
                events,
                deliveries,
                wait -> Optional.empty(),
                PollWork.none(),
                new Folders(FolderWork.none(), Path.of("")));
    }
}
