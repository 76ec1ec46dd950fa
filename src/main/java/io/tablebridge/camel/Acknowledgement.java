package io.tablebridge.camel;

import io.tablebridge.journal.Receipt;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Travels with an exchange and its copies from the door to the journal. Only the journal's producer can fill it, and the
 * door answers 2xx only when it is filled: a route can't promise what it has not kept.
 */
final class Acknowledgement {

    private static final String PROPERTY = "tablebridge-acknowledgement";

    private volatile @Nullable Receipt receipt;
    private volatile @Nullable Throwable failure;

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static Optional<Acknowledgement> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Acknowledgement.class));
    }

    void fill(Receipt value) {
        receipt = value;
    }

    /** The journal did not take it. */
    void refuse(Throwable why) {
        failure = why;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }
}
