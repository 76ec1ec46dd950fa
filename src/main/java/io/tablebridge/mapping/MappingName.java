package io.tablebridge.mapping;

import java.util.Optional;

/** The name of a mapping: the same word as its file's name. */
final class MappingName {

    static final String SYNTAX = "[a-z][a-z0-9-]{0,63}";

    private MappingName() {}

    static Optional<String> read(Section root, String file, Problems problems) {
        Optional<String> name = root.requiredText("mapping");
        if (name.isPresent() && !name.get().matches(SYNTAX)) {
            problems.add(root.lineOf("mapping"), "TB-MAP-017", name.get());
            return Optional.empty();
        }
        String expected = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
        if (name.isPresent() && !name.get().equals(expected)) {
            problems.add(root.lineOf("mapping"), MappingFolder.OTHER_NAME, name.get(), name.get() + ".yaml");
        }
        return name;
    }
}
