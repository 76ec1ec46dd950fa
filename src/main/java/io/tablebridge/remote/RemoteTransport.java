package io.tablebridge.remote;

/** Carries requests to remote APIs. Camel's HTTP component stands behind it. Thread-safe. */
public interface RemoteTransport {

    /**
     * Sends and waits for the whole answer; any status is an answer.
     *
     * @throws RemoteUnreachableException when there was no complete answer
     */
    RemoteResponse send(RemoteRequest request);
}
