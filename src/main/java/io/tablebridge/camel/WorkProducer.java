package io.tablebridge.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Does the work that a core route carries. */
final class WorkProducer extends DefaultProducer {

    WorkProducer(WorkEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage().getMandatoryBody(Work.class).run();
        exchange.setProperty(WorkConsumer.DONE, true);
    }
}
