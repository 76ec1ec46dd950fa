package io.tablebridge.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, RecordType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RecordType::code, Function.identity()));

    RecordType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The type of this code. */
    public static Optional<RecordType> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether every record of it is about a person; of the other types one is only when it tells who that is. */
    public boolean isAlwaysSomebody() {
        return this == GUEST || this == RESERVATION;
    }

    /** Whether a record of it, or of what it is hung on, may be about a person; an offer or a venue never is. */
    public boolean mayBeSomebody() {
        return this != OFFER && this != VENUE;
    }

    /** Whether it happened at a visit, so that it belongs to whoever's visit that was. */
    public boolean isOfAVisit() {
        return this == ORDER || this == FEEDBACK || this == INTERACTION || this == REDEMPTION;
    }
}
