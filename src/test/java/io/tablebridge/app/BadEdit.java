package io.tablebridge.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mistake that a person makes in a file.
 *
 * @param file below the folder of the installation
 * @param code of the problem that names it
 */
record BadEdit(String kind, String file, UnaryOperator<String> change, String code) {

    static final String SETTINGS = "config/application.properties";

    private static final String ROUTE = "routes/generic.camel.yaml";
    private static final String MAPPING = "mappings/generic-guest.yaml";
    private static final String OUTBOUND = "mappings/hubspot-contact.yaml";

    /** Of which the short form of the test makes each. */
    static final List<BadEdit> SOME = List.of(
            route("no YAML", "      steps:", "     steps:", "TB-CML-001"),
            route("a mapping that nobody made", "mapping: generic-guest", "mapping: generic-gest", "TB-CML-008"),
            route(
                    "a component that is not there",
                    "uri: kamelet:tablebridge-journal-sink",
                    "uri: kamelt:x",
                    "TB-CML-007"),
            mapping("a test that fails", "guest.customerId: G-7", "guest.customerId: G-8", "TB-MAP-032"),
            new BadEdit(
                    "an outbound key that is not there",
                    OUTBOUND,
                    text -> text.replace("requires:", "require:"),
                    "TB-MAP-010"),
            settings("a setting that is not there", "tablebridge.dor.port = 80", "TB-SET-003"));

    static final List<BadEdit> MORE = List.of(
            route("a step that is not there", "- to:", "- tooo:", "TB-CML-002"),
            route("a secret written out", "\"{{env:GENERIC_TOKEN}}\"", "hush-hush", "TB-CML-005"),
            route("a signature that is not there", "signature: bearer", "signature: barer", "TB-CML-009"),
            route("a parameter that is not there", "eventId:", "eventIdd:", "TB-CML-020"),
            route("a parameter that is missing", "        source: generic\n", "", "TB-CML-016"),
            route("an id that another file has", "id: generic-guests", "id: inline-reservations", "TB-CML-018"),
            route("a door that another file has", "path: /hooks/generic/guests", "path: /hooks/inline", "TB-CML-010"),
            route("an anchor", "description: Guests", "description: &g Guests", "TB-CML-022"),
            route("a secret that is missing", "GENERIC_TOKEN", "GENERIC_TOKEN_2", "TB-CML-025"),
            route(
                    "an unencrypted step",
                    "      steps:\n",
                    "      steps:\n        - to:\n            uri: http:example.com\n",
                    "TB-CML-006"),
            route(
                    "a step with a component that is not there",
                    "      steps:\n",
                    "      steps:\n        - to:\n            uri: nosuch:thing\n",
                    "TB-CML-003"),
            mapping("no YAML", "fields:", "fields: [", "TB-MAP-001"),
            mapping("a field that is not there", "guest.givenName:", "guest.givenNam:", "TB-MAP-016"),
            mapping("a transform that is not there", "as: email }", "as: emial }", "TB-MAP-020"),
            mapping("another mapping's name", "mapping: generic-guest", "mapping: generic-guests", "TB-MAP-019"),
            settings("a value that can't be read", "tablebridge.door.in-flight = many", "TB-SET-032"),
            settings("a token written out", "tablebridge.destination.hubspot.token = abc", "TB-SET-005"));

    private static BadEdit route(String kind, String good, String bad, String code) {
        return new BadEdit(kind, ROUTE, text -> text.replace(good, bad), code);
    }

    private static BadEdit mapping(String kind, String good, String bad, String code) {
        return new BadEdit(kind, MAPPING, text -> text.replace(good, bad), code);
    }

    private static BadEdit settings(String kind, String line, String code) {
        return new BadEdit(kind, SETTINGS, text -> text + line + "\n", code);
    }

    byte[] made(String good) {
        String bad = change.apply(good);
        if (bad.equals(good)) {
            throw new IllegalStateException(kind + " changes nothing");
        }
        return bad.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return file + ": " + kind;
    }
}
