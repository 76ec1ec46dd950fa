package io.tablebridge;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A line to a PostgreSQL server on this machine that breaks when a test says so. Thread-safe. */
public final class CuttableLine implements AutoCloseable {

    /** When the line breaks that carries a commit. */
    public enum Cut {
        /** The server never hears of it. */
        BEFORE_THE_COMMIT,
        /** It is done, and the answer is lost. */
        BEFORE_ITS_ANSWER
    }

    private static final int CHUNK = 64 * 1024;

    private final ServerSocket door;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Cut>> next = new AtomicReference<>(Optional.empty());
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;

    private CuttableLine(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
    }

    /** @param port where the server listens */
    public static CuttableLine to(int port) {
        try {
            CuttableLine line = new CuttableLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            daemon(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The line with the next commit breaks. */
    public void cutAtNextCommit(Cut when) {
        next.set(Optional.of(when));
    }

    /** Whether nobody gets through any more. */
    public void refuse(boolean everybody) {
        refusing = everybody;
    }

    /** Whoever is connected now is heard no more, and nobody at either end is told: as when a cable is pulled. */
    public void fallSilent() {
        silent.addAll(open);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                if (refusing) {
                    client.close();
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                    open.add(server);
                    daemon(() -> there(client, server));
                    daemon(() -> back(client, server));
                }
            } catch (IOException e) {
                // The test is over, or the server is not there: whoever came is told so by a closed line.
                closeQuietly();
            }
        }
    }

    private void closeQuietly() {
        open.removeIf(Socket::isClosed);
    }

    private void there(Socket client, Socket server) {
        try (client;
                Closeable hangUp = () -> hangUp(server)) {
            byte[] chunk = new byte[CHUNK];
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (silent.contains(client)) {
                    continue;
                }
                boolean commits = new String(chunk, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT");
                Optional<Cut> cut = commits ? next.getAndSet(Optional.empty()) : Optional.empty();
                if (cut.isPresent()) {
                    client.shutdownOutput();
                    client.close();
                    if (cut.get() == Cut.BEFORE_THE_COMMIT) {
                        return;
                    }
                }
                out.write(chunk, 0, read);
                out.flush();
                if (cut.isPresent()) {
                    server.shutdownOutput();
                    server.getInputStream().transferTo(OutputStream.nullOutputStream());
                    return;
                }
            }
        } catch (IOException e) {
            // A broken line is what this is for.
            closeQuietly();
        }
    }

    private void hangUp(Socket server) throws IOException {
        if (!silent.contains(server)) {
            server.close();
        }
    }

    private void back(Socket client, Socket server) {
        try {
            byte[] chunk = new byte[CHUNK];
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!silent.contains(client)) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            closeQuietly();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
