package io.tablebridge.sandbox;

/**
 * An event that a simulated platform sends.
 *
 * @param id the platform's id of it
 * @param body JSON, made-up persons only
 */
public record PlatformEvent(String id, String body) {

    @Override
    public String toString() {
        return id;
    }
}
