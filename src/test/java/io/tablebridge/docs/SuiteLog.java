package io.tablebridge.docs;

import ch.qos.logback.core.PropertyDefinerBase;
import java.nio.file.Path;

/** Where a process of the suite writes its log: each into a file of its own. */
public final class SuiteLog extends PropertyDefinerBase {

    /** The folder of all of them. */
    static final Path FOLDER = Path.of("target", "suite-logs");

    @Override
    public String getPropertyValue() {
        return FOLDER.resolve(ProcessHandle.current().pid() + ".log").toString();
    }
}
