package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a list of writes.
 *
 * @param results by public id; one that is absent was not sent
 * @param trouble what stopped the rest, when something concerned more than single records
 */
public record WriteReport(Map<String, EntityResult> results, Optional<Trouble> trouble) {}
