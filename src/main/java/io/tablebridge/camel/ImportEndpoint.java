package io.tablebridge.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** {@code tablebridge:import}: takes a file of a watched folder over, to import it. */
final class ImportEndpoint extends DefaultEndpoint {

    private final FolderWish wish;
    private final Collaborators with;

    ImportEndpoint(String uri, TablebridgeComponent component, FolderWish wish, Collaborators with) {
        super(uri, component);
        this.wish = wish;
        this.with = with;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                FolderFile file = exchange.getProperty(FolderConsumer.FILE, FolderFile.class);
                if (file == null) {
                    throw new IllegalStateException("a route to tablebridge:import begins at tablebridge:folder");
                }
                file.answered(with.folders().work().order(file.path(), wish), wish);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("nothing begins at tablebridge:import");
    }
}
