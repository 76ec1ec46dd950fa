/** Tests of what people read: pages, commands in them, links, and the log. */
@NullMarked
package io.tablebridge.docs;

import org.jspecify.annotations.NullMarked;
