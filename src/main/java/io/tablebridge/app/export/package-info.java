/** The command that writes tables of guests, reservations and the like into files. */
@NullMarked
package io.tablebridge.app.export;

import org.jspecify.annotations.NullMarked;
