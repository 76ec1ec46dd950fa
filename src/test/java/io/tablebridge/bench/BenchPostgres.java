package io.tablebridge.bench;

import io.tablebridge.db.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server on this machine that forces what it commits, as one that keeps a restaurant's guests would. */
final class BenchPostgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private BenchPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param folder for its data; not there yet */
    static BenchPostgres start(Path folder) throws IOException {
        return new BenchPostgres(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + USER;
    }

    static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, Optional.of(USER), Optional.empty());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
