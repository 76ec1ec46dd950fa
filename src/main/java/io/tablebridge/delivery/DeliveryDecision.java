package io.tablebridge.delivery;

import java.util.Optional;

/** What a person (or a start) can decide about a destination. The word is the entry's header {@code decision}. */
public enum DeliveryDecision {
    /** The destination exists: it wants every guest there is. */
    CONNECT("delivery-connect"),
    /** What stopped it is mended. */
    GO_ON("delivery-go-on"),
    /** The first writes look right: go beyond them. */
    GO_AHEAD("delivery-go-ahead"),
    /** Dead deliveries are to be tried again: those of the guests named, or all. */
    RETRY("delivery-retry"),
    /** Dead deliveries of the guests named need nothing more: see {@link Dismissal}. */
    DISMISS("delivery-dismiss"),
    /** The mapping changed: look at every guest again. */
    REFRESH("delivery-refresh");

    /** The header of a DECISION entry that holds the word. */
    public static final String HEADER = "decision";

    private final String word;

    DeliveryDecision(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<DeliveryDecision> of(String word) {
        for (DeliveryDecision decision : values()) {
            if (decision.word.equals(word)) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }
}
