package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Brings Tablebridge's rooms into Camel routes: {@code tablebridge:door}, {@code tablebridge:poll}, {@code tablebridge:folder}, {@code tablebridge:import} and {@code tablebridge:journal} (behind the
 * Kamelets), {@code tablebridge:events}, {@code tablebridge:outbox} and the steps of {@link WorkStep} (the core routes).
 */
final class TablebridgeComponent extends DefaultComponent {

    static final String SCHEME = "tablebridge";

    private final Collaborators with;

    TablebridgeComponent(Collaborators with) {
        this.with = with;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Parameters given = new Parameters(remaining, parameters, getCamelContext()::resolvePropertyPlaceholders);
        return switch (remaining) {
            case "door" -> new DoorEndpoint(uri, this, DoorParameters.read(given), with);
            case "journal" -> journal(uri, given);
            case "poll" ->
                new PollEndpoint(
                        uri, this, PollParameters.read(given, with.polls().zone()), with);
            case "folder" -> new FolderEndpoint(uri, this, FolderParameters.read(given), with);
            case "import" -> new ImportEndpoint(uri, this, ImportParameters.read(given), with);
            case "events" -> WorkEndpoint.from(uri, this, with.events(), 1);
            case "request" -> new RequestEndpoint(uri, this, RequestParameters.read(given), with);
            case "outbox" -> outbox(uri, given);
            case "fetches" -> WorkEndpoint.from(uri, this, with.fetches(), given.number("workers", 4, 1, 32));
            default -> step(uri, remaining);
        };
    }

    private Endpoint journal(String uri, Parameters given) {
        String mapping = given.required("mapping");
        return new JournalEndpoint(
                uri,
                this,
                mapping,
                given.text("source", ""),
                given.text("eventId", ""),
                FetchParameters.read(given, mapping),
                with);
    }

    private Endpoint step(String uri, String remaining) {
        WorkStep step = WorkStep.of(remaining)
                .orElseThrow(() -> new ProblemException(Problem.at(
                        "",
                        "TB-CML-009",
                        SCHEME,
                        remaining,
                        "door, poll, folder, journal, import, events, outbox, fetches, request, "
                                + String.join(", ", WorkStep.endpoints()))));
        return WorkEndpoint.to(uri, this, step);
    }

    private Endpoint outbox(String uri, Parameters given) {
        String destination = given.required("destination");
        WorkPump pump = with.deliveries().get(destination);
        if (pump == null) {
            throw new ProblemException(Problem.at(
                    "",
                    "TB-CML-009",
                    "destination",
                    destination,
                    String.join(", ", with.deliveries().keySet())));
        }
        return WorkEndpoint.from(uri, this, pump, given.number("workers", 2, 1, 32));
    }
}
