package io.tablebridge.camel;

import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where work comes into a core route, from a pump, or one of the steps that it takes there. */
final class WorkEndpoint extends DefaultEndpoint {

    private final Optional<WorkPump> pump;
    private final Optional<WorkStep> step;
    private final int workers;

    private WorkEndpoint(
            String uri, TablebridgeComponent component, Optional<WorkPump> pump, Optional<WorkStep> step, int workers) {
        super(uri, component);
        this.pump = pump;
        this.step = step;
        this.workers = workers;
    }

    static WorkEndpoint from(String uri, TablebridgeComponent component, WorkPump pump, int workers) {
        return new WorkEndpoint(uri, component, Optional.of(pump), Optional.empty(), workers);
    }

    static WorkEndpoint to(String uri, TablebridgeComponent component, WorkStep step) {
        return new WorkEndpoint(uri, component, Optional.empty(), Optional.of(step), 0);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WorkConsumer consumer = new WorkConsumer(
                this,
                processor,
                pump.orElseThrow(() -> new UnsupportedOperationException(getEndpointUri() + " begins no route")),
                workers);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new WorkProducer(
                this,
                step.orElseThrow(() -> new UnsupportedOperationException(getEndpointUri() + " is no step of a route")));
    }
}
