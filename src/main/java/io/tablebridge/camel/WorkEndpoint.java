package io.tablebridge.camel;

import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Both ends of a core route: work from a pump comes in, and is done at the end. */
final class WorkEndpoint extends DefaultEndpoint {

    private final Optional<WorkPump> pump;
    private final int workers;

    private WorkEndpoint(String uri, TablebridgeComponent component, Optional<WorkPump> pump, int workers) {
        super(uri, component);
        this.pump = pump;
        this.workers = workers;
    }

    static WorkEndpoint from(String uri, TablebridgeComponent component, WorkPump pump, int workers) {
        return new WorkEndpoint(uri, component, Optional.of(pump), workers);
    }

    static WorkEndpoint to(String uri, TablebridgeComponent component) {
        return new WorkEndpoint(uri, component, Optional.empty(), 0);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WorkConsumer consumer = new WorkConsumer(
                this,
                processor,
                pump.orElseThrow(() -> new UnsupportedOperationException("tablebridge:process ends a route")),
                workers);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new WorkProducer(this);
    }
}
