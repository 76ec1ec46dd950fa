/** Camel components, Kamelet beans and the loading of route files. */
@NullMarked
package io.tablebridge.camel;

import org.jspecify.annotations.NullMarked;
