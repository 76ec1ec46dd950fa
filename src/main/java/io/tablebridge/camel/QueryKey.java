package io.tablebridge.camel;

import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteTransport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A key that a platform wants in the address: nothing before the sending knows it, so that nothing can keep it. */
final class QueryKey {

    private QueryKey() {}

    static RemoteTransport added(RemoteTransport transport, String parameter, String key) {
        String pair = parameter + "=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        return request -> transport.send(new RemoteRequest(
                request.method(),
                request.url() + (request.url().contains("?") ? "&" : "?") + pair,
                request.headers(),
                request.body(),
                request.timeout()));
    }
}
