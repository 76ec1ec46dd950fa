/** Tests of the whole: the real process, real HTTP, real files. */
@NullMarked
package io.tablebridge.e2e;

import org.jspecify.annotations.NullMarked;
