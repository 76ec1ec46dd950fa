/** Reading again what came before a mapping was corrected: what would change, and doing it. */
@NullMarked
package io.tablebridge.app.replay;

import org.jspecify.annotations.NullMarked;
