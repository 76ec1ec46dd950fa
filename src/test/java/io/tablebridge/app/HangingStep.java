package io.tablebridge.app;

import java.util.concurrent.CountDownLatch;

/** A step of a route that comes back only when the test lets it go. */
public final class HangingStep {

    /** One for the process: a route names a step by its class. */
    static final CountDownLatch LET_GO = new CountDownLatch(1);

    /** Does not come back. */
    public void hang() throws InterruptedException {
        LET_GO.await();
    }
}
