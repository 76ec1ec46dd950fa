package io.tablebridge.app.imports;

import java.nio.file.Path;

/** Chooses the mapping for a file that was found in a watched folder. Thread-safe. */
@FunctionalInterface
public interface MappingChoice {

    /** The one that was said. */
    MappingChoice SAID = (file, said) -> said;

    /**
     * @param file which lies still
     * @param said the mapping that the route names
     * @return the name of the mapping
     */
    String of(Path file, String said);
}
