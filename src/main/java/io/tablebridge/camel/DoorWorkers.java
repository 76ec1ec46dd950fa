package io.tablebridge.camel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that check requests and run the routes behind the doors, so that a slow step never holds an event loop. */
final class DoorWorkers {

    private static final int STEPS_OF_A_REQUEST = 4;

    private DoorWorkers() {}

    /**
     * @param maxRequests under way at once: bounds the queue
     */
    static ExecutorService pool(int maxRequests) {
        AtomicInteger number = new AtomicInteger();
        int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(maxRequests * STEPS_OF_A_REQUEST),
                task -> {
                    Thread thread = new Thread(task, "door-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
