/** Whether it lives, whether it is ready and why not, and its metrics. */
@NullMarked
package io.tablebridge.operate.health;

import org.jspecify.annotations.NullMarked;
