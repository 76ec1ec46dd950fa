/** Batches that run by themselves at night: imports and exports when they are due, and the message of the morning. */
@NullMarked
package io.tablebridge.app.batch;

import org.jspecify.annotations.NullMarked;
