package io.tablebridge.app;

import io.tablebridge.operate.health.ReadyCheck;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** Looks at the pipeline every few seconds, so that a standstill is known also where nobody asks for the health. */
final class PipelineWatch {

    private PipelineWatch() {}

    static void schedule(CamelContext camel, ReadyCheck moves) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:tablebridge/watch?cron=0/10+*+*+*+*+?")
                            .routeId("watch")
                            .description("Looks whether the pipeline moves")
                            .process(exchange -> moves.look());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the route that watches the pipeline can't be added", e);
        }
    }
}
