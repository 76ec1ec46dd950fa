/** The loopback port for health, metrics and commands. */
@NullMarked
package io.tablebridge.operate.management;

import org.jspecify.annotations.NullMarked;
