/** What commands that take long have in common: they tell how they get on, and stop when they are told to. */
@NullMarked
package io.tablebridge.app.terminal;

import org.jspecify.annotations.NullMarked;
