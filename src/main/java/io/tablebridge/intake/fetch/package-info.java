/** Thin events: what they name is fetched, with retries and rests, and the answer comes into the journal. */
@NullMarked
package io.tablebridge.intake.fetch;

import org.jspecify.annotations.NullMarked;
