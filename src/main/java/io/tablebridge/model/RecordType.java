package io.tablebridge.model;

/** What a record describes. The code is the word used in mapping files, tables and reports. */
public enum RecordType {
    /** What a source knows about a person: a customer card, a member, a contact. */
    GUEST("guest"),
    /** A booking of a table, whatever its status. */
    RESERVATION("reservation"),
    /** A bill of a POS system: what was eaten, and what it cost. */
    ORDER("order"),
    /** One thing that passed between a guest and the restaurant: a call, a message, a visit without a booking. */
    INTERACTION("interaction"),
    /** What a guest thought of a visit. */
    FEEDBACK("feedback"),
    /** Something that guests may claim: a coupon, a free dessert. */
    OFFER("offer"),
    /** That an offer was used. */
    REDEMPTION("redemption"),
    /** That one guest brought another. */
    REFERRAL("referral"),
    /** What a guest agreed to or refused, on its own. */
    CONSENT("consent"),
    /** A restaurant or branch. */
    VENUE("venue");

    private final String code;

    RecordType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
