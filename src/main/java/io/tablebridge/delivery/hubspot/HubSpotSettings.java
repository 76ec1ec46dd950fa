package io.tablebridge.delivery.hubspot;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How a HubSpot account is reached.
 *
 * @param name the destination's name
 * @param baseUrl {@code https://api.hubapi.com}, or a sandbox
 * @param apiVersion {@code v3}, or the year and month of a dated version such as {@code 2026-09}
 * @param idProperty the unique property of ours that contacts are found by
 * @param batchSize contacts in a request, 1 to 100
 * @param timeout for a whole answer
 * @param region the country whose way of writing phone numbers the account's staff uses, for example {@code TW}
 * @param zone the account's time zone: its daily limit ends at midnight there
 */
public record HubSpotSettings(
        String name,
        URI baseUrl,
        String apiVersion,
        String idProperty,
        int batchSize,
        Duration timeout,
        String region,
        ZoneId zone) {

    /** The longest list HubSpot takes in one request. */
    public static final int MOST_INPUTS = 100;

    public HubSpotSettings {
        if (batchSize < 1 || batchSize > MOST_INPUTS) {
            throw new IllegalArgumentException("a HubSpot batch holds 1 to 100 contacts");
        }
        if (!apiVersion.matches("v3|20[0-9]{2}-[0-9]{2}")) {
            throw new IllegalArgumentException("a HubSpot API version is v3 or a year and month");
        }
    }

    /** HubSpot itself in the way it is used in Taiwan: dated version 2026-09, 100 contacts, 30 s. */
    public static HubSpotSettings standard(String name, URI baseUrl) {
        return new HubSpotSettings(
                name,
                baseUrl,
                "2026-09",
                "tablebridge_guest_id",
                MOST_INPUTS,
                Duration.ofSeconds(30),
                "TW",
                ZoneId.of("Asia/Taipei"));
    }

    /** The path of contacts, with what follows it. */
    String contacts(String rest) {
        return (apiVersion.equals("v3") ? "/crm/v3/objects/contacts" : "/crm/objects/" + apiVersion + "/contacts")
                + rest;
    }

    /** The path of the contacts' properties, with what follows it. */
    String properties(String rest) {
        return (apiVersion.equals("v3") ? "/crm/v3/properties/contacts" : "/crm/properties/" + apiVersion + "/contacts")
                + rest;
    }
}
