package io.tablebridge.delivery;

import java.time.Duration;

/**
 * What one step of a worker did.
 *
 * @param handled guests looked at
 * @param rest how long the next step may wait, unless there is news: see {@link DeliveryWorker#awaitNews}
 */
public record DeliveryStep(int handled, Duration rest) {

    static DeliveryStep idle(Duration rest) {
        return new DeliveryStep(0, rest);
    }
}
