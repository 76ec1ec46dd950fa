/** What goes out as a table in a file: which rows, which columns, in which layout. */
@NullMarked
package io.tablebridge.export;

import org.jspecify.annotations.NullMarked;
