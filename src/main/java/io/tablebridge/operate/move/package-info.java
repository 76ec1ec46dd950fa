/** The move of a restaurant's database from H2 to PostgreSQL. */
@NullMarked
package io.tablebridge.operate.move;

import org.jspecify.annotations.NullMarked;
