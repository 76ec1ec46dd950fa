package io.tablebridge.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Does a step of the work that a core route carries. */
final class WorkProducer extends DefaultProducer {

    private final WorkStep step;

    WorkProducer(WorkEndpoint endpoint, WorkStep step) {
        super(endpoint);
        this.step = step;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (exchange.getMessage().getMandatoryBody(Work.class).run(step)) {
            exchange.setProperty(WorkConsumer.DONE, true);
        }
    }
}
