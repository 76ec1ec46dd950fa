package io.tablebridge.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code tablebridge:folder}: files that somebody puts into a folder. */
final class FolderEndpoint extends DefaultEndpoint {

    private final FolderParameters parameters;
    private final Collaborators with;

    FolderEndpoint(String uri, TablebridgeComponent component, FolderParameters parameters, Collaborators with) {
        super(uri, component);
        this.parameters = parameters;
        this.with = with;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FolderConsumer consumer = new FolderConsumer(this, processor, parameters, with.folders(), with.clock());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("nothing can be sent to a watched folder");
    }
}
