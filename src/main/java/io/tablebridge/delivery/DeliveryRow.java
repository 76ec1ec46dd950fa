package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A guest at a destination.
 *
 * @param wanted the newest generation to be told
 * @param sent the generation it was told, 0 for none
 * @param due the generation since which it waits
 * @param shadow the last known value of each property, compact; empty while never read nor written
 * @param ours what its properties that are not ours alone held because we wrote it, compact
 * @param attempts failures in a row
 * @param claim the entry of a write whose outcome is missing
 * @param since since when things are as they are there
 */
record DeliveryRow(
        long guestId,
        DeliveryState state,
        long wanted,
        long sent,
        OptionalLong due,
        Optional<String> remoteId,
        boolean adopted,
        Optional<Map<String, String>> shadow,
        Map<String, String> ours,
        int attempts,
        OptionalLong notBefore,
        OptionalLong claim,
        Optional<String> problem,
        OptionalLong recheckAt,
        Since since) {

    /** After so many failures in a row a guest is sent last and alone, so that it keeps no other back. */
    static final int ALONE_FROM = 2;

    boolean goesAlone() {
        return attempts >= ALONE_FROM;
    }

    /** A guest that this destination was never told of. */
    static DeliveryRow unknown(long guestId) {
        return new DeliveryRow(
                guestId,
                DeliveryState.WAITING,
                0,
                0,
                OptionalLong.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Since.NOTHING);
    }

    @Override
    public String toString() {
        return "delivery of guest " + guestId;
    }
}
