/** The records of the domain: what flows through Tablebridge once it has been read. No input or output. */
@NullMarked
package io.tablebridge.model;

import org.jspecify.annotations.NullMarked;
