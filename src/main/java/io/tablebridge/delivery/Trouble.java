package io.tablebridge.delivery;

import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Duration;

/**
 * A failure that concerns a destination and not a record.
 *
 * @param errorClass what follows from it
 * @param problem for the person who runs this, without personal data
 * @param rest how long the destination asked to be left alone; zero when it said nothing
 */
public record Trouble(ErrorClass errorClass, Problem problem, Duration rest) {}
