/** Codecs of tables in files: reading, writing, safe cells. */
@NullMarked
package io.tablebridge.csv;

import org.jspecify.annotations.NullMarked;
