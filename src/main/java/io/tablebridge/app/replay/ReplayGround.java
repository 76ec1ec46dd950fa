package io.tablebridge.app.replay;

import io.tablebridge.pipeline.RuleInForce;
import java.time.Duration;
import java.util.Optional;

/**
 * What a replay stands on.
 *
 * @param rule the mapping in force; empty when none of this name is
 * @param resendWindow how long an event of the same id is taken for a resend
 */
public record ReplayGround(Optional<RuleInForce> rule, Duration resendWindow) {}
