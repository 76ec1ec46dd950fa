package io.tablebridge.delivery;

import io.tablebridge.settings.Problem;
import java.time.Instant;

/**
 * A destination that is left alone because something went wrong there.
 *
 * @param until when it is tried again; past while it is being tried
 * @param why what went wrong last
 */
public record Resting(Instant until, Problem why) {}
