/** The commands of the launcher, one class each. */
@NullMarked
package io.tablebridge.cli;

import org.jspecify.annotations.NullMarked;
