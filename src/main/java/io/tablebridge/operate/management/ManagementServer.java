package io.tablebridge.operate.management;

import com.sun.net.httpserver.HttpServer;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves health, metrics and commands to this machine alone. The port it got and the token stand in the data folder for
 * the command line to find. Thread-safe.
 */
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);
    private static final int THREADS = 4;
    private static final int WAITING = 32;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Path portFile;

    private ManagementServer(HttpServer server, ThreadPoolExecutor threads, Path portFile) {
        this.server = server;
        this.threads = threads;
        this.portFile = portFile;
    }

    /**
     * Binds and begins to serve.
     *
     * @param host a loopback address
     * @param port 0 for a free one
     * @throws OperateException when the port is taken or the token can't be written
     */
    public static ManagementServer start(
            String host, int port, DataFolder folder, Health health, Metrics metrics, Map<String, Command> commands) {
        ManagementToken token = ManagementToken.draw(folder.managementToken());
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "management");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) {
                throw new OperateException(Problem.at(host, "TB-OPS-052"));
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), WAITING);
            server.setExecutor(threads);
            server.createContext("/", new ManagementHandler(token, health, metrics, Map.copyOf(commands)));
            server.start();
            ManagementServer started = new ManagementServer(server, threads, folder.managementPort());
            DataFolder.publish(folder.managementPort(), host + "\n" + started.port() + "\n");
            return started;
        } catch (IOException e) {
            threads.shutdownNow();
            throw new OperateException(
                    Problem.at(host + ":" + port, "TB-OPS-053", e.getClass().getSimpleName()), e);
        }
    }

    /** The port it got. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Takes no more, lets what is under way end, at most half a minute, and frees the port. Nothing is
     * interrupted: H2 closes its file when a thread is interrupted in it.
     */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("a command is still at work after {}; it is left alone", MOST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        try {
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
