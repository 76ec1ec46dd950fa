/** Mapping files: their schema, compiler, transforms and test runner. */
@NullMarked
package io.tablebridge.mapping;

import org.jspecify.annotations.NullMarked;
