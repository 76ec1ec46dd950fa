/** Simulated platforms and a simulated CRM on real HTTP, for the demo and for tests. */
@NullMarked
package io.tablebridge.sandbox;

import org.jspecify.annotations.NullMarked;
