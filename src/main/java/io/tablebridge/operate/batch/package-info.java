/** When batches are due and what is usual of them: pure, without a clock of its own. */
@NullMarked
package io.tablebridge.operate.batch;

import org.jspecify.annotations.NullMarked;
