package io.tablebridge.camel;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;

/**
 * Tells failures on the way to a connection from those after it stood. The kind of an exception does not tell: with
 * TLS 1.3 a server that wants another certificate says so after it has read the request, and that too is a failed
 * handshake.
 */
final class Connecting {

    private static final String STANDS = "tablebridge.connection-stands";

    private Connecting() {}

    static void watch(HttpClientBuilder builder) {
        String connect = ChainElement.CONNECT.name();
        builder.addExecInterceptorBefore(connect, "tablebridge-before-connection", before());
        builder.addExecInterceptorAfter(connect, "tablebridge-after-connection", after());
    }

    private static ExecChainHandler before() {
        return (ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) -> {
            scope.clientContext.removeAttribute(STANDS);
            try {
                return chain.proceed(request, scope);
            } catch (IOException | HttpException | RuntimeException e) {
                if (scope.clientContext.getAttribute(STANDS) == null) {
                    throw new NothingSentException(e);
                }
                throw e;
            }
        };
    }

    private static ExecChainHandler after() {
        return (ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) -> {
            scope.clientContext.setAttribute(STANDS, true);
            return chain.proceed(request, scope);
        };
    }
}
