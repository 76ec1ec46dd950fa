package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** An event in its parsed form. */
record Event(JsonNode body, Map<String, String> headers) {}
