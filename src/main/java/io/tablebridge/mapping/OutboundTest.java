package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test in an outbound mapping file.
 *
 * @param profile the guest
 * @param survivor the public id of the guest that this one went into, when the test is about a retired contact
 * @param wanted whether the guest is wanted at the destination
 * @param expect properties; only these are compared
 */
record OutboundTest(
        String name,
        String place,
        GuestProfile profile,
        Optional<String> survivor,
        boolean wanted,
        Map<String, JsonNode> expect) {

    MappingTestResult run(OutboundMapping mapping) {
        List<Problem> differences = new ArrayList<>();
        if (mapping.wants(profile) != wanted) {
            differences.add(Problem.at(place, wanted ? "TB-MAP-039" : "TB-MAP-050", name));
        }
        Map<String, String> rendered = survivor.map(s -> mapping.renderRetired(profile.publicId(), s))
                .orElseGet(() -> mapping.render(profile));
        differences.addAll(new Difference(name, place).between(expect, rendered));
        return new MappingTestResult(name, place, List.copyOf(differences));
    }
}
