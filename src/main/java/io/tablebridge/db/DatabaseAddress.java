package io.tablebridge.db;

import io.tablebridge.settings.Secret;
import java.util.Optional;

/**
 * Where a database is and as whom it is entered. Immutable.
 *
 * @param url for example {@code jdbc:h2:file:/path/tablebridge} or {@code jdbc:postgresql://host/name}
 * @param user empty for H2, and where the server asks for none
 * @param password the same
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<Secret> password) {

    /** One that asks for no user. */
    public static DatabaseAddress of(String url) {
        return new DatabaseAddress(url, Optional.empty(), Optional.empty());
    }

    /** Whether it is a server's: then its backups are the server's too, and it may go away and come back. */
    public boolean isServer() {
        return dialect() == Dialect.POSTGRESQL;
    }

    Dialect dialect() {
        return Dialect.of(url);
    }

    /** For people: the address without its options. */
    public String name() {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    @Override
    public String toString() {
        return name();
    }
}
