/** Dead letters as a person sees them: listed, shown, tried again. */
@NullMarked
package io.tablebridge.app.letters;

import org.jspecify.annotations.NullMarked;
