/** What every client of a remote API needs: requests, rate budgets and error classes. */
@NullMarked
package io.tablebridge.remote;

import org.jspecify.annotations.NullMarked;
