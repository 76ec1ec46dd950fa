package io.tablebridge.app.propose;

import io.tablebridge.model.RecordType;
import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * A mapping as it is proposed.
 *
 * @param type of its records
 * @param columns what is proposed for each of the file's, in their order
 * @param doubts what a person has to decide
 * @param open whether there is no mapping until a person has decided
 * @param head the mapping file up to its fields
 * @param status the lines of the field that tells where a record stands; none where nothing tells it
 * @param fields the lines of the other fields
 */
record Proposal(
        RecordType type,
        List<ProposedColumn> columns,
        List<Problem> doubts,
        boolean open,
        String head,
        List<String> status,
        String fields) {

    /** The file without tests. */
    String text() {
        return text(status);
    }

    /** The same with another rule for where a record stands. */
    String text(List<String> told) {
        String lines = told.isEmpty() ? "" : String.join("\n", told) + "\n";
        return head + "fields:\n" + lines + fields;
    }
}
