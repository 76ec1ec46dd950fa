package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A simulated HubSpot on the loopback address, for the demo and for tests: contacts, their properties, batch calls, search
 * with a lag, rate limits, error bodies as HubSpot writes them, and faults on demand. Both path families work. Beside
 * HubSpot's own paths there are {@code GET /__sandbox/contacts} and {@code POST /__sandbox/faults}. Thread-safe.
 */
public final class HubSpotSandbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CONTACTS =
            Pattern.compile("/crm/(?:v3/objects|objects/20[0-9]{2}-[0-9]{2})/(?:contacts|0-1)(/.*)?");
    private static final Pattern PROPERTIES =
            Pattern.compile("/crm/(?:v3/properties|properties/20[0-9]{2}-[0-9]{2})/(?:contacts|0-1)(/.*)?");

    private final SandboxOptions options;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SandboxDoor door;
    private final SandboxProperties properties = new SandboxProperties();
    private final List<SandboxContact> written = new ArrayList<>();
    private final SandboxContacts contacts;
    private final SandboxBatches batches;
    private final Optional<ContactFile> file;

    private HubSpotSandbox(SandboxOptions options, Clock clock) throws IOException {
        this.options = options;
        this.clock = clock;
        this.contacts = new SandboxContacts(properties, clock, written::add);
        this.batches = new SandboxBatches(contacts, properties, options.multiStatus());
        this.file = options.file().map(f -> ContactFile.open(f, contacts::keep, properties::add));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        this.door = new SandboxDoor(options, clock, this::handle);
        server.setExecutor(threads);
        server.createContext("/", door);
    }

    /**
     * @throws UncheckedIOException when the port is taken or the file can't be used
     */
    public static HubSpotSandbox start(SandboxOptions options, Clock clock) {
        try {
            HubSpotSandbox sandbox = new HubSpotSandbox(options, clock);
            sandbox.server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at the end. */
    public URI baseUri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** All contacts, the oldest first. */
    public synchronized List<SandboxContact> contacts() {
        return List.copyOf(contacts.all());
    }

    /** Makes a contact as if staff had typed it in the browser: it counts no write. */
    public synchronized SandboxContact type(Map<String, String> values) {
        SandboxContact made = contacts.create(values);
        return typed(made);
    }

    /** Changes a contact as if staff had done it in the browser: it counts no write. */
    public synchronized SandboxContact type(String contactId, Map<String, String> values) {
        SandboxContact contact = contacts.find("", contactId).orElseThrow();
        return typed(contacts.change(contact, values));
    }

    /** Removes a contact as if staff had deleted it in the browser, or merged it into another. */
    public synchronized void delete(String contactId) {
        contacts.remove(contactId);
    }

    private SandboxContact typed(SandboxContact contact) {
        SandboxContact uncounted = new SandboxContact(
                contact.id(), contact.properties(), contact.createdAt(), contact.updatedAt(), contact.writes() - 1);
        contacts.keep(uncounted);
        written.clear();
        file.ifPresent(f -> f.append(List.of(uncounted)));
        return uncounted;
    }

    /** How many requests came in for paths that end so, whatever was answered. */
    public int requests(String pathEnd) {
        return door.requests(pathEnd);
    }

    /** Something is to go wrong, after what was asked to go wrong before. */
    public void fault(Fault fault) {
        door.faults().add(fault);
    }

    /** Nothing goes wrong any more. */
    public void clearFaults() {
        door.faults().clear();
    }

    private Reply handle(String method, String path, JsonNode body) {
        if (path.equals("/__sandbox/contacts")) {
            return new Reply(200, dump());
        }
        if (path.equals("/__sandbox/faults")) {
            fault(Faults.parse(body));
            return new Reply(204, MissingNode.getInstance());
        }
        synchronized (this) {
            try {
                Reply reply = route(method, path, body);
                file.filter(f -> !written.isEmpty()).ifPresent(f -> f.append(written));
                return reply;
            } catch (Refusal refusal) {
                return refusal.reply();
            } finally {
                written.clear();
            }
        }
    }

    private Reply route(String method, String path, JsonNode body) {
        Matcher contactPath = CONTACTS.matcher(path);
        if (contactPath.matches()) {
            return contact(method, orEmpty(contactPath.group(1)), body);
        }
        Matcher propertyPath = PROPERTIES.matcher(path);
        if (propertyPath.matches()) {
            return property(method, orEmpty(propertyPath.group(1)), body);
        }
        return Reply.notFound();
    }

    private Reply contact(String method, String rest, JsonNode body) {
        return switch (method + " " + rest) {
            case "POST /batch/read" -> batches.read(body);
            case "POST /batch/create" -> batches.create(body);
            case "POST /batch/update" -> batches.update(body);
            case "POST /batch/upsert" -> batches.upsert(body);
            case "POST /batch/archive" -> {
                body.path("inputs")
                        .forEach(input -> contacts.remove(input.path("id").asText()));
                yield new Reply(204, MissingNode.getInstance());
            }
            case "POST /search" ->
                SandboxSearch.search(
                        body, contacts.changedBefore(clock.instant().minus(options.searchLag())));
            default -> single(method, rest, body);
        };
    }

    private Reply single(String method, String rest, JsonNode body) {
        if (!rest.matches("/[0-9]+")) {
            return Reply.notFound();
        }
        SandboxContact contact = contacts.find("", rest.substring(1)).orElseThrow(() -> new Refusal(Reply.notFound()));
        if (method.equals("GET")) {
            return new Reply(200, SandboxBatches.node(contact, Set.of()));
        }
        if (method.equals("PATCH")) {
            Map<String, String> values = new TreeMap<>();
            body.path("properties")
                    .properties()
                    .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
            return new Reply(200, SandboxBatches.node(contacts.change(contact, values), Set.of()));
        }
        return Reply.notFound();
    }

    private Reply property(String method, String rest, JsonNode body) {
        if (method.equals("GET")) {
            return rest.isEmpty() ? new Reply(200, properties.all()) : properties.one(rest.substring(1));
        }
        if (!method.equals("POST")) {
            return Reply.notFound();
        }
        if (rest.equals("/groups")) {
            return properties.createGroup(body);
        }
        Reply reply = properties.create(body);
        if (reply.status() == 201) {
            file.ifPresent(f -> f.appendProperty(body));
        }
        return reply;
    }

    private synchronized JsonNode dump() {
        ObjectNode body = Reply.NODES.objectNode();
        ArrayNode results = body.putArray("contacts");
        contacts.all().forEach(c -> results.add(ContactFile.node(c)));
        return body;
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    static JsonNode parse(byte[] body) throws IOException {
        return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    }

    @Override
    public void close() {
        door.stop();
        server.stop(0);
        threads.shutdownNow();
        file.ifPresent(ContactFile::close);
    }
}
