/** The composition root: what is made, in which order, with what. */
@NullMarked
package io.tablebridge.app;

import org.jspecify.annotations.NullMarked;
