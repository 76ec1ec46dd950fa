package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.RecordVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The payloads that Square publishes itself. */
class SquareSamplesTest {

    private static MappingResult map(String mapping, String sample) throws IOException, MappingException {
        String yaml = Files.readString(Path.of("mappings", mapping + ".yaml"));
        byte[] body = Files.readAllBytes(Path.of("src/test/resources/square", sample + ".json"));
        return new MappingCompiler().inbound(mapping + ".yaml", yaml).map(new MappingInput("square", Map.of(), body));
    }

    private static CanonicalRecord record(String mapping, String sample) throws IOException, MappingException {
        MappingResult.Mapped mapped = (MappingResult.Mapped) map(mapping, sample);
        assertThat(mapped.errors()).isEmpty();
        return mapped.records().get(0);
    }

    @Test
    void aChangedBookingIsTheSameRecordInANewerRevision() throws Exception {
        CanonicalRecord created = record("square-booking", "BookingCreatedEvent");
        CanonicalRecord updated = record("square-booking", "BookingUpdatedEvent");
        assertThat(updated.key()).isEqualTo(created.key());
        assertThat(updated.key().externalId()).isEqualTo("i2id2g3enyspi7");
        assertThat(created.version().isOlderThan(updated.version())).isTrue();
        assertThat(updated.fields().text(CanonicalFields.STATUS)).contains("confirmed");
        assertThat(updated.fields().texts(CanonicalFields.GUEST_SEATING)).containsExactly("window");
        assertThat(created.fields().get(CanonicalFields.REQUESTS)).isEmpty();
    }

    @Test
    void aCustomerIsReadWhole() throws Exception {
        CanonicalRecord customer = record("square-customer", "CustomerCreatedEvent");
        assertThat(customer.fields().text(CanonicalFields.GUEST_NAME)).contains("Jenkins Smorly");
        assertThat(customer.fields().text(CanonicalFields.GUEST_PHONE)).contains("+12126668929");
        assertThat(customer.fields().date(CanonicalFields.GUEST_BIRTHDAY)).contains(LocalDate.of(1962, 3, 4));
        assertThat(customer.fields().flag(CanonicalFields.CONSENT_EMAIL)).isEmpty();
        assertThat(record("square-customer", "CustomerUpdatedEvent").version())
                .isEqualTo(new RecordVersion("revision", 1));
    }

    @Test
    void aDeletedCustomerIsDeleted() throws Exception {
        CanonicalRecord customer = record("square-customer", "CustomerDeletedEvent");
        assertThat(customer.deleted()).isTrue();
        assertThat(customer.version()).isEqualTo(new RecordVersion("revision", 3));
    }

    @Test
    void eachMappingLeavesTheOthersEventsAlone() throws Exception {
        assertThat(map("square-booking", "CustomerCreatedEvent")).isInstanceOf(MappingResult.Ignored.class);
        assertThat(map("square-customer", "BookingCreatedEvent")).isInstanceOf(MappingResult.Ignored.class);
    }
}
