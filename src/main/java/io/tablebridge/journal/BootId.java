package io.tablebridge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Linux draws an id at each start of the machine: it tells a killed process from a power cut, and a machine from its copy. */
public final class BootId {

    private static final Path FILE = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** Empty where the system has none, or doesn't let us read it. */
    public static String read() throws IOException {
        return Files.isReadable(FILE) ? Files.readString(FILE).trim() : "";
    }
}
