package io.tablebridge.cli;

import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * How the tests inside the mapping files went.
 *
 * @param mappings how many mapping files were read
 * @param tests how many tests ran
 * @param problems what did not hold: a failed test, or a file that could not be read
 */
public record MappingTestReport(int mappings, int tests, List<Problem> problems) {}
