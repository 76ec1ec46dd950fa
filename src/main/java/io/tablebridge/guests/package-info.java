/** Records, guests, features and profiles in the database. */
@NullMarked
package io.tablebridge.guests;

import org.jspecify.annotations.NullMarked;
