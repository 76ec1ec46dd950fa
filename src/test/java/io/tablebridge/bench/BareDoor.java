package io.tablebridge.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The baseline of the door: bare Vert.x that answers after the body was appended to a file and forced, many requests to a
 * group. Nothing else: no signature, no parsing, no bookkeeping. Its own process; prints its port and runs until killed.
 */
public final class BareDoor {

    private record Waiting(HttpServerRequest request, byte[] body) {}

    private BareDoor() {}

    public static void main(String[] arguments) throws Exception {
        LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(100_000);
        FileChannel file = FileChannel.open(
                Path.of(arguments[0]),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        Thread writer = new Thread(() -> write(queue, file), "writer");
        writer.setDaemon(true);
        writer.start();
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> accept(queue, request, body)))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("port " + server.actualPort()));
    }

    private static void accept(LinkedBlockingQueue<Waiting> queue, HttpServerRequest request, Buffer body) {
        if (!queue.offer(new Waiting(request, body.getBytes()))) {
            request.response().setStatusCode(503).end();
        }
    }

    private static void write(LinkedBlockingQueue<Waiting> queue, FileChannel file) {
        List<Waiting> group = new ArrayList<>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, 1_000);
                int bytes = group.stream().mapToInt(w -> w.body.length).sum();
                ByteBuffer buffer = ByteBuffer.allocate(bytes);
                group.forEach(w -> buffer.put(w.body));
                buffer.flip();
                while (buffer.hasRemaining()) {
                    int written = file.write(buffer);
                    if (written < 0) {
                        throw new IOException("nothing was written");
                    }
                }
                file.force(false);
                group.forEach(w -> w.request.response().setStatusCode(202).end());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
