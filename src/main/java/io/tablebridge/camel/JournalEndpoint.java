package io.tablebridge.camel;

import io.tablebridge.intake.FetchDeclaration;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code tablebridge:journal}: keeps the event. */
final class JournalEndpoint extends DefaultEndpoint {

    private final String mapping;
    private final String source;
    private final String eventId;
    private final Optional<FetchDeclaration> fetch;
    private final Collaborators with;

    /**
     * @param source whose event it is, for routes that do not begin at a door; empty otherwise
     * @param eventId the exchange header that holds its id in such a route; empty for none
     * @param fetch how what events name is fetched; empty when they are whole
     */
    JournalEndpoint(
            String uri,
            TablebridgeComponent component,
            String mapping,
            String source,
            String eventId,
            Optional<FetchDeclaration> fetch,
            Collaborators with) {
        super(uri, component);
        this.mapping = mapping;
        this.source = source;
        this.eventId = eventId;
        this.fetch = fetch;
        this.with = with;
    }

    @Override
    public Producer createProducer() {
        return new JournalProducer(this, mapping, source, eventId, fetch, with);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("a route reads the journal through tablebridge:events");
    }
}
