package io.tablebridge.camel;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a core route gets its work: the pipeline's next batch of events, a destination's next due delivery. Work that was
 * handed out and not run, or that failed, is handed out again.
 */
public interface WorkPump {

    /**
     * Waits for work.
     *
     * @param wait at most this long
     * @return empty when there was none
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    Optional<Work> poll(Duration wait) throws InterruptedException;
}
