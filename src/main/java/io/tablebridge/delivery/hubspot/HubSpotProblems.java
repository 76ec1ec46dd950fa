package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.util.Set;
import java.util.TreeSet;

/**
 * Problems out of HubSpot's error bodies. HubSpot's own message is never taken over: it repeats values. Every member of
 * the body is optional.
 */
final class HubSpotProblems {

    static final int NOT_FOUND = 404;

    private static final int LONGEST = 200;

    private final String destination;

    HubSpotProblems(String destination) {
        this.destination = destination;
    }

    Problem unwell(int status, JsonNode body) {
        return Problem.at(destination, "TB-DEL-002", destination, String.valueOf(status), correlation(body));
    }

    Problem limited(JsonNode body) {
        return Problem.at(
                destination,
                "TB-DEL-003",
                destination,
                word(body.path("policyName").asText("")),
                correlation(body));
    }

    Problem dayUsedUp(JsonNode body) {
        return Problem.at(destination, "TB-DEL-004", destination, correlation(body));
    }

    Problem noAnswer() {
        return Problem.at(destination, "TB-DEL-001", destination);
    }

    Problem unreachable(String reason) {
        return Problem.at(destination, "TB-DEL-007", destination, word(reason));
    }

    Problem unreadable() {
        return Problem.at(destination, "TB-DEL-025", destination);
    }

    Problem tokenRefused(JsonNode body) {
        return Problem.at(destination, "TB-DEL-010", destination, correlation(body));
    }

    Problem forbidden(JsonNode body) {
        Set<String> scopes = new TreeSet<>(contexts(body, "requiredGranularScopes"));
        scopes.addAll(contexts(body, "requiredScopes"));
        String named = scopes.isEmpty() ? word(body.path("category").asText("403")) : String.join(", ", scopes);
        return Problem.at(destination, "TB-DEL-011", destination, named, correlation(body));
    }

    Problem wrongAddress(int status) {
        return Problem.at(destination, "TB-DEL-012", destination, String.valueOf(status));
    }

    Problem noSuchProperty(Set<String> names) {
        return Problem.at(destination, "TB-DEL-013", destination, String.join(", ", names));
    }

    Problem propertyDiffers(String name, String what) {
        return Problem.at(destination, "TB-DEL-014", name, destination, what);
    }

    Problem refused(String publicId, JsonNode body) {
        Set<String> codes = new TreeSet<>();
        body.path("errors").forEach(e -> codes.add(word(e.path("code").asText(""))));
        codes.add(word(body.path("category").asText("")));
        codes.add(word(body.path("subCategory").asText("")));
        codes.remove("");
        Set<String> names = properties(body);
        return Problem.at(
                "guest " + publicId,
                "TB-DEL-020",
                codes.isEmpty() ? "-" : String.join(", ", codes),
                names.isEmpty() ? "-" : String.join(", ", names),
                correlation(body));
    }

    Problem takenByGuest(String publicId, String owner) {
        return Problem.at("guest " + publicId, "TB-DEL-021", word(owner));
    }

    Problem takenByContact(String publicId, String contactId) {
        return Problem.at("guest " + publicId, "TB-DEL-022", word(contactId));
    }

    Problem takenBySomeone(String publicId, JsonNode body) {
        return Problem.at("guest " + publicId, "TB-DEL-023", correlation(body));
    }

    Problem unnamed(String publicId) {
        return Problem.at("guest " + publicId, "TB-DEL-024");
    }

    Problem deleted(String publicId, JsonNode body) {
        return Problem.at("guest " + publicId, "TB-DEL-026", correlation(body));
    }

    static boolean isMissingObject(JsonNode body) {
        return body.path("category").asText().equals("OBJECT_NOT_FOUND");
    }

    static boolean isUnknownProperty(JsonNode body) {
        for (JsonNode error : body.path("errors")) {
            if (error.path("code").asText().equals("PROPERTY_DOESNT_EXIST")) {
                return true;
            }
        }
        return body.path("code").asText().equals("PROPERTY_DOESNT_EXIST");
    }

    static boolean isConflict(int status, JsonNode body) {
        return status == 409 || body.path("category").asText().equals("CONFLICT");
    }

    static Set<String> properties(JsonNode body) {
        Set<String> names = new TreeSet<>(contexts(body, "propertyName"));
        names.addAll(contexts(body, "properties"));
        return names;
    }

    private static Set<String> contexts(JsonNode body, String key) {
        Set<String> values = new TreeSet<>();
        body.path("context").path(key).forEach(v -> values.add(word(v.asText())));
        body.path("errors").forEach(e -> e.path("context").path(key).forEach(v -> values.add(word(v.asText()))));
        values.remove("");
        return values;
    }

    private static String correlation(JsonNode body) {
        String id = word(body.path("correlationId").asText(""));
        return id.isEmpty() ? "-" : id;
    }

    /** Names and codes only: what does not look like one is left out. */
    private static String word(String text) {
        return text.length() <= LONGEST && text.matches("[A-Za-z0-9_.:-]+") ? text : "";
    }
}
