/** Health, metrics, audit, backup and recovery. */
@NullMarked
package io.tablebridge.operate;

import org.jspecify.annotations.NullMarked;
