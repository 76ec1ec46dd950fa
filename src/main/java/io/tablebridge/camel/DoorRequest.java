package io.tablebridge.camel;

import io.tablebridge.intake.Refusal;
import io.tablebridge.intake.RefusedException;
import io.tablebridge.intake.WebhookEvent;
import io.tablebridge.intake.WebhookRequest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A whole request before a door: a handshake or an event.
 *
 * @param asking whether it is a GET, which can be a handshake only
 */
record DoorRequest(WebhookRequest request, boolean asking) {

    /**
     * Answers a handshake, or checks the event and sends it through the route.
     *
     * @param done hears the end, once, on whatever thread
     * @throws RefusedException when it must not be kept; then {@code done} hears nothing
     */
    void pass(Door door, Consumer<DoorResult> done) throws RefusedException {
        Optional<String> unproven = door.intake().unprovenChallenge(request);
        if (unproven.isPresent()) {
            done.accept(greeting(door, unproven.get()));
            return;
        }
        if (asking) {
            throw new RefusedException(Refusal.METHOD);
        }
        WebhookEvent event = door.intake().check(request);
        Optional<String> proven = door.intake().provenChallenge(request);
        door.pass(event, result -> done.accept(withChallenge(door, result, proven)));
    }

    private static DoorResult greeting(Door door, String challenge) {
        if (door.intake().showsChallenges() && !door.show(challenge)) {
            return new DoorResult.Refused(Refusal.BUSY, Optional.of(ShownChallenges.PAUSE));
        }
        return new DoorResult.Greeted(door.intake().answer(challenge));
    }

    private static DoorResult withChallenge(Door door, DoorResult result, Optional<String> challenge) {
        if (challenge.isEmpty() || !(result instanceof DoorResult.Kept kept)) {
            return result;
        }
        if (door.intake().showsChallenges()) {
            door.show(challenge.get());
        }
        return new DoorResult.Kept(door.intake().answer(challenge.get(), kept.answer()));
    }
}
