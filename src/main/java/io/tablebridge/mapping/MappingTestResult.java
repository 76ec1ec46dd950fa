package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * What came of a test in a mapping file.
 *
 * @param name the test's name
 * @param place file and line of the test
 * @param differences each thing that is not as expected, and why; empty when it passed. Tests hold made-up people, so values are
 *     shown.
 */
public record MappingTestResult(String name, String place, List<Problem> differences) {

    public boolean passed() {
        return differences.isEmpty();
    }
}
