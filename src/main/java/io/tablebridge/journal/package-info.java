/** The journal: everything that came in, on disk before it is acknowledged. */
@NullMarked
package io.tablebridge.journal;

import org.jspecify.annotations.NullMarked;
