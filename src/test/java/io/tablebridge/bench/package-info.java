/** Benchmarks: each compares with a baseline measured in the same run, in alternating rounds. */
@NullMarked
package io.tablebridge.bench;

import org.jspecify.annotations.NullMarked;
