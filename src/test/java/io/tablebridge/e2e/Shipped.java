package io.tablebridge.e2e;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.OutboundMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The mapping files that ship with the product. */
final class Shipped {

    private static final List<String> INBOUND = List.of(
            "inline-reservation",
            "square-booking",
            "square-customer",
            "eats365-order",
            "generic-guest",
            "generic-reservation",
            "csv-booking-zh");

    private Shipped() {}

    /** Brings them into force. */
    static void tell(FileJournal journal, Instant time) {
        for (String name : INBOUND) {
            byte[] text = text(name).getBytes(StandardCharsets.UTF_8);
            journal.append(new Entry(EntryKind.RULE, name, "", time, Map.of(), List.of(text)))
                    .toCompletableFuture()
                    .join();
        }
    }

    static OutboundMapping hubSpotContact() {
        try {
            return new MappingCompiler().outbound("hubspot-contact.yaml", text("hubspot-contact"));
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(Path.of("mappings", name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
