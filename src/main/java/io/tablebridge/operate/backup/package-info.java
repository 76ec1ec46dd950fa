/** The data folder, backups and recovery after a stop that was not clean. */
@NullMarked
package io.tablebridge.operate.backup;

import org.jspecify.annotations.NullMarked;
