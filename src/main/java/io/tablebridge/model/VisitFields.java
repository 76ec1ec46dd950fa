package io.tablebridge.model;

import java.util.List;
import java.util.Set;

/** The fields of what goes on around a visit: interactions, feedback, offers and their use, referrals; and of venues. */
public final class VisitFields {

    static final Declarations OWN = new Declarations();

    private static final Set<RecordType> HAPPENED = Set.of(
            RecordType.INTERACTION,
            RecordType.FEEDBACK,
            RecordType.REDEMPTION,
            RecordType.REFERRAL,
            RecordType.CONSENT);

    public static final Field KIND = OWN.code(
            "kind",
            Set.of(RecordType.INTERACTION),
            List.of("call", "message", "email", "visit", "complaint", "compliment", "other"),
            "What it was.");
    public static final Field DIRECTION = OWN.code(
            "direction",
            Set.of(RecordType.INTERACTION),
            List.of("in", "out"),
            "Whether the guest turned to the restaurant, or the restaurant to the guest.");
    public static final Field AT = OWN.field("at", FieldType.DATE_TIME, HAPPENED, "When it happened.");
    public static final Field TEXT = OWN.field(
            "text",
            FieldType.TEXT,
            Set.of(RecordType.INTERACTION, RecordType.FEEDBACK),
            "What was said, in the words it was said in.");
    public static final Field SCORE = OWN.field(
            "score",
            FieldType.DECIMAL,
            Set.of(RecordType.INTERACTION, RecordType.FEEDBACK),
            "What was given, between the least and the most that could be given.");
    public static final Field SCORE_LEAST = OWN.field(
            "scoreLeast",
            FieldType.DECIMAL,
            Set.of(RecordType.INTERACTION, RecordType.FEEDBACK),
            "The least score that could be given.");
    public static final Field SCORE_MOST = OWN.field(
            "scoreMost",
            FieldType.DECIMAL,
            Set.of(RecordType.INTERACTION, RecordType.FEEDBACK),
            "The highest score that could be given.");
    public static final Field ANSWERS =
            OWN.field("answers", FieldType.ROWS, Set.of(RecordType.FEEDBACK), "The answers to the single questions.");
    public static final Field ANSWER_QUESTION =
            OWN.column(ANSWERS, "question", FieldType.TEXT, "The question, or its id.");
    public static final Field ANSWER_TEXT = OWN.column(ANSWERS, "text", FieldType.TEXT, "The answer.");
    public static final Field ANSWER_SCORE =
            OWN.column(ANSWERS, "score", FieldType.DECIMAL, "The answer, where it is a number.");
    public static final Field ORDER_ID = OWN.field(
            "orderId",
            FieldType.TEXT,
            Set.of(RecordType.FEEDBACK, RecordType.INTERACTION, RecordType.REDEMPTION),
            "The bill it belongs to, by the id its source gave it.");
    public static final Field ORDER_SOURCE = OWN.field(
            "orderSource",
            FieldType.TEXT,
            Set.of(RecordType.FEEDBACK, RecordType.INTERACTION, RecordType.REDEMPTION),
            "The source of that bill; the same as of this record where it is absent.");
    public static final Field TITLE =
            OWN.field("title", FieldType.TEXT, Set.of(RecordType.OFFER, RecordType.VENUE), "What it is called.");
    public static final Field OFFER_CODE = OWN.field(
            "offerCode",
            FieldType.TEXT,
            Set.of(RecordType.OFFER, RecordType.REDEMPTION, RecordType.REFERRAL),
            "The code that is shown for it.");
    public static final Field OFFER_ID = OWN.field(
            "offerId",
            FieldType.TEXT,
            Set.of(RecordType.REDEMPTION),
            "The offer that was used, by the id its source gave it.");
    public static final Field WORTH = OWN.field(
            "worth", FieldType.MONEY, Set.of(RecordType.OFFER, RecordType.REDEMPTION), "What it takes off the bill.");
    public static final Field VALID_FROM =
            OWN.field("validFrom", FieldType.DATE_TIME, Set.of(RecordType.OFFER), "From when it can be used.");
    public static final Field VALID_UNTIL =
            OWN.field("validUntil", FieldType.DATE_TIME, Set.of(RecordType.OFFER), "Until when it can be used.");
    public static final Field REFERRED_BY = OWN.field(
            "referredBy",
            FieldType.TEXT,
            Set.of(RecordType.REFERRAL),
            "Who brought the guest, by the id of that guest's card at the source.");
    public static final Field ADDRESS = OWN.field("address", FieldType.TEXT, Set.of(RecordType.VENUE), "Where it is.");
    public static final Field VENUE_PHONE =
            OWN.field("phone", FieldType.PHONE, Set.of(RecordType.VENUE), "Its phone number.");
    public static final Field TIME_ZONE = OWN.field(
            "timeZone",
            FieldType.TEXT,
            Set.of(RecordType.VENUE),
            "Its clock, as the IANA time zone database names it.");

    private VisitFields() {}
}
