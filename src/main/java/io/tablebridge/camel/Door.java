package io.tablebridge.camel;

import io.tablebridge.intake.WebhookEvent;
import io.tablebridge.intake.WebhookIntake;
import java.util.function.Consumer;

/** An open door: what it takes, and the route behind it. */
interface Door {

    WebhookIntake intake();

    /** Sends an event through the route. Never waits: {@code done} hears the end, once, on whatever thread. */
    void pass(WebhookEvent event, Consumer<DoorResult> done);

    /**
     * Shows the challenge of a handshake to the person who sets the connector up.
     *
     * @return whether it was shown; not when another one was a moment ago
     */
    boolean show(String challenge);
}
