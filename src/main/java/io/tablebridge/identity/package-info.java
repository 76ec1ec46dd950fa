/** Which records are the same guest. Pure; knows no database. */
@NullMarked
package io.tablebridge.identity;

import org.jspecify.annotations.NullMarked;
