package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.delivery.Trouble;

/** What came of a request to HubSpot. */
sealed interface Answer {

    /** It was done, in whole or in part: the body tells. */
    record Done(JsonNode body) implements Answer {}

    /** It was refused because of what it holds; nothing was done. */
    record Refused(int status, JsonNode body) implements Answer {}

    /** Nothing was done, and not because of what it holds. */
    record Stopped(Trouble trouble) implements Answer {}

    /** It may have been done. */
    record Unknown(Trouble trouble) implements Answer {}
}
