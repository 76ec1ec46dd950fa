/** Pure functions that read what people typed: phones, names, e-mail addresses, dates and notes. */
@NullMarked
package io.tablebridge.normalize;

import org.jspecify.annotations.NullMarked;
