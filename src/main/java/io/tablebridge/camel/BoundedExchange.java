package io.tablebridge.camel;

import io.tablebridge.remote.AnswerTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads the whole answer here, after decompression, up to a bound in bytes and within a deadline for the whole exchange:
 * the client's own time-outs begin anew with every byte, so that a dripping server could hold a thread for hours.
 */
final class BoundedExchange implements ExecChainHandler {

    private final int maxBytes;
    private final Duration timeout;
    private final Deadlines deadlines;

    BoundedExchange(int maxBytes, Duration timeout, Deadlines deadlines) {
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.deadlines = deadlines;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ScheduledFuture<?> deadline = deadlines.after(timeout, () -> {
            if (scope.originalRequest instanceof Cancellable cancellable) {
                cancellable.cancel();
            }
        });
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            if (entity != null) {
                byte[] bytes = read(entity, scope);
                response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(entity.getContentType())));
            }
            return response;
        } finally {
            deadline.cancel(false);
        }
    }

    private byte[] read(HttpEntity entity, ExecChain.Scope scope) throws IOException {
        try (InputStream in = entity.getContent()) {
            if (in == null) {
                return new byte[0];
            }
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                // Before the stream is closed, which would first read the rest.
                scope.execRuntime.discardEndpoint();
                throw new AnswerTooLargeException(maxBytes);
            }
            return bytes;
        }
    }
}
