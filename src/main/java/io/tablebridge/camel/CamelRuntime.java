package io.tablebridge.camel;

import io.tablebridge.intake.IntakeListener;
import io.tablebridge.intake.fetch.FetchClient;
import io.tablebridge.journal.Journal;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.WatchedFolder;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Camel with its doors. Make it, take {@link #transport} and {@link #router} where they are needed, {@link #start} it
 * once, {@link #close} it once.
 */
public final class CamelRuntime implements AutoCloseable {

    private static final String ROUTES = "/io/tablebridge/routes/";

    /** A larger answer of a platform counts as none; what is kept of it is split into entries of the journal. */
    private static final int MOST_PAGE_BYTES = 7 << 20;

    private final CamelSettings settings;
    private final Journal journal;
    private final SecretSource secrets;
    private final Clock clock;
    private final Doors doors = new Doors();
    private final ExecutorService workers;
    private final Executor tasks;
    private final DoorServer server;
    private final Main main = new Main();
    private final List<CamelRemoteTransport> transports = new ArrayList<>();
    private final RouteFetchClient fetches;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<RouteFolder> routes = Optional.empty();

    /**
     * @throws ProblemException when the doors would be open beyond this machine without TLS, or the certificate can't be
     *     read
     */
    public CamelRuntime(
            CamelSettings settings, Journal journal, SecretSource secrets, IntakeListener listener, Clock clock) {
        this.settings = settings;
        this.journal = journal;
        this.secrets = secrets;
        this.clock = clock;
        this.workers = DoorWorkers.pool(settings.server().limits().maxRequests());
        this.tasks = new GroupedTasks(workers);
        this.server = new DoorServer(settings.server(), doors, listener, tasks);
        configure();
        this.fetches = new RouteFetchClient(context(), clock);
    }

    private void configure() {
        settings.properties().forEach((key, value) -> {
            // A second server beside the doors would be one without their guards.
            if (key.startsWith("camel.server.") || key.startsWith("camel.management.")) {
                throw new ProblemException(Problem.at("", "TB-CML-019", key));
            }
            main.addInitialProperty(key, value);
        });
        main.setPropertyPlaceholderLocations("false");
        main.configure()
                .withName("tablebridge")
                .withRoutesCollectorEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout(15)
                .withShutdownSuppressLoggingOnTimeout(true)
                .withBasePackageScanEnabled(false)
                .withStreamCachingEnabled(false)
                .withAutoConfigurationLogSummary(false);
        // Whoever makes this runtime closes it, in the right order with the rest.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.init();
        SecretFunction.install(context(), secrets);
        context().getCamelContextExtension().setErrorHandlerFactory(QuietErrors.handler());
    }

    /** The context, for health and metrics. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** The server's router: mount pages before {@link #start}; the doors take what nothing else takes. */
    public Router router() {
        return server.router();
    }

    /**
     * A carrier of requests to remote APIs; works after {@link #start}, ends with {@link #close}.
     *
     * @param maxAnswerBytes a larger answer counts as none
     */
    public RemoteTransport transport(int maxAnswerBytes) {
        CamelRemoteTransport transport = new CamelRemoteTransport(context(), maxAnswerBytes);
        transports.add(transport);
        return transport;
    }

    /** What the routes of the connectors fetch; works after {@link #start}, ends with {@link #close}. */
    public FetchClient fetches() {
        return fetches;
    }

    /**
     * Loads the connectors, opens the doors, and then starts the core routes.
     *
     * @return what became of each route file
     * @throws ProblemException when the address can't be bound, or there is no folder of routes
     * @throws IOException when the memory of known route files can't be read or written
     */
    public List<RouteFile> start(CoreRoutes core) throws IOException {
        try {
            Collaborators with = collaborators(core);
            context().addComponent(TablebridgeComponent.SCHEME, new TablebridgeComponent(with));
            main.start();
            RouteInstaller installer = new RouteInstaller(context());
            WatchedFolder watched = RouteFolder.watched(settings.routes());
            List<FoundFile> found = RouteFolder.first(watched, settings.routes());
            RouteFolder folder = new RouteFolder(watched, loader(with, installer, core));
            routes = Optional.of(folder);
            List<RouteFile> files = folder.load(found, settings.mappings());
            server.listen();
            installer.install("pipeline.camel.yaml", core("pipeline"));
            installer.install("fetches.camel.yaml", core("fetches"));
            core.deliveries().keySet().stream()
                    .sorted()
                    .forEach(name -> installer.install(
                            name + ".camel.yaml", core("destination").replace("DESTINATION", name)));
            return files;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Collaborators collaborators(CoreRoutes core) {
        RemoteTransport platforms = transport(MOST_PAGE_BYTES);
        return new Collaborators(
                journal,
                doors,
                secrets,
                clock,
                core.events(),
                core.deliveries(),
                core.fetches(),
                core.polls(),
                core.folders(),
                new Outgoing(
                        platforms,
                        new RateBudgets(clock),
                        new OAuth2Accounts(core.polls().tokens(), platforms, clock)),
                tasks);
    }

    private RouteLoader loader(Collaborators with, RouteInstaller installer, CoreRoutes core) throws IOException {
        KnownRouteFiles known = KnownRouteFiles.read(
                settings.knownRoutes(), settings.release() + " " + context().getVersion());
        RouteCheck check = new RouteCheck(
                new RouteLint(settings.mappingFiles()), secrets, name -> new RouteTrial(with, settings.properties()));
        return new RouteLoader(
                check,
                doors,
                known,
                installer,
                RouteClaims.ours(core.deliveries().keySet()));
    }

    /**
     * Takes up what was changed in the folder of routes since the start or the last look, once it stands still. To be called
     * after {@link #start}, by one thread.
     *
     * @param mappings names of the mappings that can be used now
     * @return what became of each route file
     * @throws IOException when the folder can't be read, or the memory of known route files can't be written; the routes run
     *     on
     */
    public List<RouteFile> look(Set<String> mappings) throws IOException {
        return routes.orElseThrow().look(mappings);
    }

    /** Where the doors listen; valid after {@link #start}. */
    public int port() {
        return server.port();
    }

    private static String core(String name) {
        try (InputStream in = CamelRuntime.class.getResourceAsStream(ROUTES + name + ".camel.yaml")) {
            if (in == null) {
                throw new IllegalStateException("no core route " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Takes no more requests, lets what is under way end, calls out included, stops Camel and the server. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        doors.closeAll();
        main.stop();
        fetches.close();
        transports.forEach(CamelRemoteTransport::close);
        server.close();
        workers.shutdown();
    }
}
