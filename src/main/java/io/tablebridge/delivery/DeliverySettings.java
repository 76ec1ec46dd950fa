package io.tablebridge.delivery;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a destination is written to, whatever it is.
 *
 * @param firstWrites after so many entity writes it waits for a person's go-ahead; empty for no limit
 * @param mostAttempts failures in a row of one record after which it is dead, at least 1
 * @param journalPatience how long the journal may take to keep an entry
 */
public record DeliverySettings(OptionalLong firstWrites, int mostAttempts, Duration journalPatience) {

    /** No limit of first writes, 8 attempts, 30 s. */
    public static DeliverySettings standard() {
        return new DeliverySettings(OptionalLong.empty(), 8, Duration.ofSeconds(30));
    }
}
