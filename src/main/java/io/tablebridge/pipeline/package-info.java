/** Events from the journal through mapping and resolution into the store. */
@NullMarked
package io.tablebridge.pipeline;

import org.jspecify.annotations.NullMarked;
