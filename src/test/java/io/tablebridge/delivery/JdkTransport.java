package io.tablebridge.delivery;

import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Real HTTP for tests. */
public final class JdkTransport implements RemoteTransport {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public RemoteResponse send(RemoteRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(request.timeout())
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new RemoteResponse(response.statusCode(), headers, response.body());
        } catch (ConnectException e) {
            throw new RemoteUnreachableException("no connection", false, e);
        } catch (IOException e) {
            throw new RemoteUnreachableException("no answer", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteUnreachableException("stopped", true, e);
        }
    }
}
