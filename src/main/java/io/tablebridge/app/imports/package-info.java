/** Takes the rows of files in, block by block, and goes on where it was stopped. */
@NullMarked
package io.tablebridge.app.imports;

import org.jspecify.annotations.NullMarked;
