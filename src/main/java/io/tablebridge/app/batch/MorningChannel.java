package io.tablebridge.app.batch;

/** A way to the people who run the restaurant. One thread at a time. */
public interface MorningChannel {

    /** One word that tells it from others. */
    String name();

    /**
     * Sends a message and waits until it was taken.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it was not, or nobody knows; it is sent again, with the same id
     */
    void send(MorningMessage message);
}
