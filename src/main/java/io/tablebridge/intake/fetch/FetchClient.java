package io.tablebridge.intake.fetch;

/** Gets what thin events name. Camel's routes stand behind it. Thread-safe. */
public interface FetchClient {

    /** A larger answer is refused. */
    int MOST_BYTES = 4 << 20;

    /**
     * Asks the platform and waits for its answer.
     *
     * @return the whole of it, 1 to {@value #MOST_BYTES} bytes
     * @throws FetchFailedException when it brought nothing
     */
    byte[] fetch(FetchKey key);
}
