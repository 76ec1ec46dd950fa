/** Bills: whose they are, and what people say about it. */
@NullMarked
package io.tablebridge.app.bills;

import org.jspecify.annotations.NullMarked;
