package io.tablebridge.camel;

import java.util.Optional;

/** Where {@code {{env:NAME}}} is looked up. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /** The value; empty when there is none, or a blank one. */
    Optional<String> find(String name);
}
