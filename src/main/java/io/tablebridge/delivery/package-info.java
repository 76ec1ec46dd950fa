/** The outbox, shadows, attempts and the writing to destinations. */
@NullMarked
package io.tablebridge.delivery;

import org.jspecify.annotations.NullMarked;
