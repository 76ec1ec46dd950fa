/** What a door does with a request: limits, signature, event id, receipt. */
@NullMarked
package io.tablebridge.intake;

import org.jspecify.annotations.NullMarked;
