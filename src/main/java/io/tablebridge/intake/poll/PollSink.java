package io.tablebridge.intake.poll;

/** Takes pages into the journal; the poll's route stands behind it. */
public interface PollSink {

    /**
     * Keeps a page.
     *
     * @return the number of its entry
     * @throws PollException when it was not kept
     */
    long keep(PollPage page) throws InterruptedException;
}
