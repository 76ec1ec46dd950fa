/** Settings declared once, messages in two languages, error codes and masking. */
@NullMarked
package io.tablebridge.settings;

import org.jspecify.annotations.NullMarked;
