/** The bookkeeping that proves that nothing was lost. */
@NullMarked
package io.tablebridge.operate.audit;

import org.jspecify.annotations.NullMarked;
