/** Proposes a mapping for a file that no mapping knows, from the words of its header and what its cells look like. */
@NullMarked
package io.tablebridge.app.propose;

import org.jspecify.annotations.NullMarked;
