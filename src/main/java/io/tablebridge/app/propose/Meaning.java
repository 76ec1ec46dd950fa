package io.tablebridge.app.propose;

/**
 * What a column means.
 *
 * @param field of the record; or {@code id}, {@code venue}, {@code updatedAt}, or {@code date} and {@code time}, which make
 *     {@code startsAt} together
 * @param look what its cells look like
 * @param general whether the word says it only where no other column says it more precisely
 */
record Meaning(String field, Look look, boolean general) {}
