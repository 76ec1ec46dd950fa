package io.tablebridge.intake.fetch;

/**
 * What is to be fetched, as the journal tells.
 *
 * @param key what it is
 * @param mapping what the answer goes through
 * @param upTo the newest event that asked for it: an answer covers the events up to there, and no later one
 * @param attempts failures that were its own, see {@link FetchWorker}
 * @param failedEntry the entry of its last failure, 0 for none
 * @param answeredEntry the newest entry that shows its platform at work, 0 for none
 * @param paused whether its route waits for a person
 */
public record FetchTask(
        FetchKey key, String mapping, long upTo, int attempts, long failedEntry, long answeredEntry, boolean paused) {}
