package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;

/** A mapping file that compiled. */
public sealed interface MappingFile {

    /** The file's name, without folders. */
    String fileName();

    /** The mapping's name. */
    String name();

    /** The whole text it was compiled from, for the journal. */
    String text();

    /** What is not wrong and still worth mending, for example a file without tests. */
    List<Problem> warnings();

    /** Runs the tests in the file; none fails in a good one. */
    List<MappingTestResult> runTests();

    /** From events to records. */
    record Inbound(
            String fileName, String text, InboundMapping mapping, List<InboundTest> tests, List<Problem> warnings)
            implements MappingFile {

        @Override
        public String name() {
            return mapping.name();
        }

        @Override
        public List<MappingTestResult> runTests() {
            return tests.stream().map(test -> test.run(mapping)).toList();
        }

        @Override
        public String toString() {
            return fileName;
        }
    }

    /** From profiles to a destination's properties. */
    record Outbound(
            String fileName, String text, OutboundMapping mapping, List<OutboundTest> tests, List<Problem> warnings)
            implements MappingFile {

        @Override
        public String name() {
            return mapping.name();
        }

        @Override
        public List<MappingTestResult> runTests() {
            return tests.stream().map(test -> test.run(mapping)).toList();
        }

        @Override
        public String toString() {
            return fileName;
        }
    }
}
