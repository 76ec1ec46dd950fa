package io.tablebridge.model;

/** What a record describes. The code is the word used in mapping files, tables and reports. */
public enum RecordType {
    /** What a source knows about a person: a customer card, a member, a contact. */
    GUEST("guest"),
    /** A booking of a table, whatever its status. */
    RESERVATION("reservation");

    private final String code;

    RecordType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
