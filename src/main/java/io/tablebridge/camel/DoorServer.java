package io.tablebridge.camel;

import io.tablebridge.intake.IntakeListener;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with one router: pages and Camel mount what they have, the doors take the rest. */
final class DoorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DoorServer.class);
    private static final int IDLE_SECONDS = 60;
    private static final int CLOSE_SECONDS = 10;
    private static final int MAX_LINE = 4_096;
    private static final int MAX_HEADERS = 16_384;

    private final DoorServerSettings settings;
    private final Vertx vertx;
    private final HttpServer server;
    private final Router router;
    private final Doors doors;
    private final IntakeListener listener;
    private final Executor workers;
    private final OpenConnections connections;
    private TlsFiles.@Nullable Stamp certificate;

    /**
     * @throws ProblemException when the certificate can't be read
     */
    DoorServer(DoorServerSettings settings, Doors doors, IntakeListener listener, Executor workers) {
        settings.check();
        this.settings = settings;
        this.doors = doors;
        this.listener = listener;
        this.workers = workers;
        this.connections = new OpenConnections(settings.limits().maxConnections(), settings.trustedProxies());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        HttpServerOptions options = options(settings);
        try {
            settings.tls().ifPresent(tls -> {
                certificate = stamp(tls);
                options.setSsl(true).setKeyCertOptions(tls.read(vertx));
            });
        } catch (ProblemException e) {
            close(vertx.close());
            throw e;
        }
        this.router = Router.router(vertx);
        this.server = vertx.createHttpServer(options);
    }

    private static HttpServerOptions options(DoorServerSettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false)
                .setTcpNoDelay(true);
    }

    Router router() {
        return router;
    }

    /**
     * @throws ProblemException when the address can't be bound
     */
    void listen() {
        DoorHandler handler = new DoorHandler(vertx, doors, settings.limits(), settings.onlyFrom(), listener, workers);
        router.route().last().handler(context -> handler.handle(context.request()));
        server.requestHandler(router).connectionHandler(this::count);
        await(server.listen().toCompletionStage().toCompletableFuture());
        settings.tls()
                .ifPresent(tls -> vertx.setPeriodic(
                        Math.max(1, settings.renewalCheck().toMillis()), id -> reloadWhenRenewed(tls)));
    }

    int port() {
        return server.actualPort();
    }

    private void count(HttpConnection connection) {
        SocketAddress remote = connection.remoteAddress();
        String address = remote == null ? "" : remote.hostAddress();
        connection.closeHandler(v -> connections.closed(address));
        if (!connections.opened(address)) {
            connection.close();
        }
    }

    private void reloadWhenRenewed(TlsFiles tls) {
        vertx.executeBlocking(() -> {
                    TlsFiles.Stamp now = stamp(tls);
                    if (now == null || now.equals(certificate)) {
                        return false;
                    }
                    SSLOptions fresh = new SSLOptions().setKeyCertOptions(tls.read(vertx));
                    server.updateSSLOptions(fresh)
                            .onSuccess(changed -> {
                                certificate = now;
                                LOG.info("{}", LogLine.of("camel.log.certificate"));
                            })
                            .onFailure(e ->
                                    LOG.error("{}", Problem.at(tls.certificate().toString(), "TB-CML-012")));
                    return true;
                })
                .onFailure(e -> LOG.error(
                        "{} {}",
                        LogLine.of("camel.log.certificate-kept"),
                        e instanceof ProblemException known
                                ? known.problem()
                                : e.getClass().getName()));
    }

    private static TlsFiles.@Nullable Stamp stamp(TlsFiles tls) {
        try {
            return tls.stamp();
        } catch (IOException e) {
            // Between the removal of the old file and the arrival of the new one: look again next time.
            return null;
        }
    }

    private void await(CompletableFuture<?> listening) {
        try {
            listening.join();
        } catch (CompletionException e) {
            throw new ProblemException(Problem.at("", "TB-CML-014", settings.host() + ":" + settings.port()));
        }
    }

    @Override
    public void close() {
        close(server.close());
        // Not chained: the loop that would hear of the end is gone by then.
        close(vertx.close());
    }

    private static void close(Future<Void> closing) {
        closing.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(e -> {
                    LOG.warn("The HTTP server did not close in time.");
                    return null;
                })
                .join();
    }
}
