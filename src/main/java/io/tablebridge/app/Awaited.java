package io.tablebridge.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that is made while the routes that need it have their turns already. Thread-safe. */
record Awaited<T>(CompletableFuture<T> future) {

    /** Waits for it, at most so long; empty when it is not there by then. */
    Optional<T> within(Duration wait) throws InterruptedException {
        try {
            return Optional.of(future.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            // The service stops for this; there is nothing for the route to do until then.
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            return Optional.empty();
        }
    }
}
