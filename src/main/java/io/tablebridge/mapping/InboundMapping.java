package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A compiled inbound mapping: turns events into records. Pure, without I/O, thread-safe. */
public interface InboundMapping {

    /** The name in its file, for example {@code inline-reservation}. */
    String name();

    /** Whose records they are unless whoever imports says otherwise; empty where the file does not tell. */
    default Optional<String> source() {
        return Optional.empty();
    }

    /** By which columns it knows the files whose rows it reads; empty where it is for no files, or does not tell. */
    default Optional<FileColumns> columns() {
        return Optional.empty();
    }

    /** Never throws, whatever the bytes are. */
    MappingResult map(MappingInput input);

    /**
     * The same of a body that was made and not read, such as a row of a table. Never throws.
     *
     * @param source the source it came from
     * @param headers what was kept of the headers it came under, by lower-case name
     */
    default MappingResult map(String source, Map<String, String> headers, ObjectNode body) {
        return map(new MappingInput(source, headers, body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for whoever also wants to know what the event looks like, without another reading of its body. */
    default MappedEvent mapAndLook(MappingInput input) {
        return new MappedEvent(map(input), OptionalLong.empty());
    }
}
