/** Connections, transactions, dialect and migrations. */
@NullMarked
package io.tablebridge.db;

import org.jspecify.annotations.NullMarked;
