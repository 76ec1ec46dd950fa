/** How what a person decided takes effect. */
@NullMarked
package io.tablebridge.app.decide;

import org.jspecify.annotations.NullMarked;
