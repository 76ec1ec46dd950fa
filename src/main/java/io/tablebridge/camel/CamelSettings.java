package io.tablebridge.camel;

import io.tablebridge.journal.Entry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What Camel runs with.
 *
 * @param server where the doors listen
 * @param routes the folder of the connectors' route files
 * @param knownRoutes the file that remembers which of them passed all checks
 * @param properties Camel's own settings ({@code camel.*}) and whatever route files name as {@code {{key}}}
 * @param mappings names of the mappings that can be used
 * @param mappingFiles the folder of their files
 * @param release of Tablebridge
 */
public record CamelSettings(
        DoorServerSettings server,
        Path routes,
        Path knownRoutes,
        Map<String, String> properties,
        Set<String> mappings,
        Path mappingFiles,
        String release) {

    /** Names the mapping of events that are kept and counted, but go no further. */
    public static final String IGNORED = Entry.IGNORED;

    /** With {@link #IGNORED}, which every route may name. */
    static Set<String> withIgnored(Set<String> mappings) {
        Set<String> all = new HashSet<>(mappings);
        all.add(IGNORED);
        return all;
    }
}
