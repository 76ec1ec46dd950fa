package io.tablebridge.camel;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as no well-behaved client would send it, on a connection of its own. */
final class RawRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    /** Connects, and sends these bytes. */
    RawRequest(int port, String bytes) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** A POST that closes its connection after the answer; further header lines each with their line end. */
    static RawRequest post(int port, String target, String headers, String body) throws IOException {
        return new RawRequest(port, head(target, headers, body.length()) + body);
    }

    /** A POST that declares a body, and sends none of it. */
    static RawRequest silent(int port, String target, int contentLength) throws IOException {
        return new RawRequest(port, head(target, "", contentLength));
    }

    private static String head(String target, String headers, int contentLength) {
        return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\n" + headers + "Content-Length: " + contentLength + "\r\n\r\n";
    }

    /** Everything up to the end of the connection. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
