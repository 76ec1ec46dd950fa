package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.mapping.MappingReport.FileReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {

    private final MappingReport report = new MappingFolder(new MappingCompiler()).validate(Path.of("mappings"));

    ShippedMappingsTest() throws IOException {}

    @Test
    void everyMappingThatShipsCompilesAndPassesItsOwnTests() {
        assertThat(report.files()).extracting(FileReport::fileName).hasSizeGreaterThanOrEqualTo(6);
        for (FileReport file : report.files()) {
            assertThat(file.problems()).as(file.fileName()).isEmpty();
            assertThat(file.warnings()).as(file.fileName()).isEmpty();
        }
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void everyMappingThatShipsHasTestsForMoreThanTheSunnySide() {
        assertThat(report.files()).allSatisfy(file -> assertThat(file.tests()).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void theMappingsThatShipAreKnownByName() {
        assertThat(report.usable())
                .extracting(MappingFile::name)
                .containsAll(List.of(
                        "eats365-order",
                        "generic-guest",
                        "generic-reservation",
                        "hubspot-contact",
                        "ichef-invoice",
                        "inline-reservation",
                        "loyverse-receipt",
                        "square-booking",
                        "square-customer",
                        "square-order",
                        "square-payment",
                        "thefork-customer",
                        "thefork-reservation"));
    }
}
