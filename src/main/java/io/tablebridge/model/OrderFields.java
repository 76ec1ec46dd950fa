package io.tablebridge.model;

import java.util.List;
import java.util.Set;

/** The fields of an order: a bill of a POS system. Party size, table, area, channel and guest are {@link CanonicalFields}. */
public final class OrderFields {

    static final Declarations OWN = new Declarations();

    private static final Set<RecordType> BILL = Set.of(RecordType.ORDER);

    public static final Field STATE = OWN.code(
            "state",
            BILL,
            List.of("open", "closed", "voided"),
            "Where the bill stands: still open, closed, or taken back as a whole.");
    public static final Field SERVICE =
            OWN.code("service", BILL, List.of("dine_in", "takeaway", "delivery"), "How the meal was had.");
    public static final Field NUMBER =
            OWN.field("number", FieldType.TEXT, BILL, "The number on the bill, as the venue writes it.");
    public static final Field OPENED_AT = OWN.field("openedAt", FieldType.DATE_TIME, BILL, "When the bill was opened.");
    public static final Field CLOSED_AT = OWN.field("closedAt", FieldType.DATE_TIME, BILL, "When the bill was closed.");
    public static final Field RESERVATION_ID = OWN.field(
            "reservationId",
            FieldType.TEXT,
            Set.of(RecordType.ORDER, RecordType.FEEDBACK, RecordType.INTERACTION),
            "The reservation it belongs to, by the id its source gave it.");
    public static final Field RESERVATION_SOURCE = OWN.field(
            "reservationSource",
            FieldType.TEXT,
            Set.of(RecordType.ORDER, RecordType.FEEDBACK, RecordType.INTERACTION),
            "The source of that reservation; the same as of this record where it is absent.");
    public static final Field LINES = OWN.field("lines", FieldType.ROWS, BILL, "What was ordered.");
    public static final Field LINE_ID = OWN.column(LINES, "id", FieldType.TEXT, "The line's id.");
    public static final Field LINE_ITEM = OWN.column(LINES, "item", FieldType.TEXT, "The id of the dish on the menu.");
    public static final Field LINE_NAME = OWN.column(LINES, "name", FieldType.TEXT, "The dish, as the bill names it.");
    public static final Field LINE_CATEGORY =
            OWN.column(LINES, "category", FieldType.TEXT, "The part of the menu it belongs to.");
    public static final Field LINE_QUANTITY =
            OWN.column(LINES, "quantity", FieldType.DECIMAL, "How many, or how much; negative when given back.");
    public static final Field LINE_PRICE =
            OWN.column(LINES, "price", FieldType.MONEY, "What one costs, before discounts.");
    public static final Field LINE_TOTAL =
            OWN.column(LINES, "total", FieldType.MONEY, "What the line costs, after its own discounts.");
    public static final Field LINE_MODIFIERS =
            OWN.column(LINES, "modifiers", FieldType.TEXTS, "How it was wanted: less ice, extra rice.");
    public static final Field DISCOUNT =
            OWN.field("discount", FieldType.MONEY, BILL, "What was taken off the bill as a whole.");
    public static final Field SERVICE_CHARGE =
            OWN.field("serviceCharge", FieldType.MONEY, BILL, "What was added for service.");
    public static final Field TAX = OWN.field("tax", FieldType.MONEY, BILL, "The tax in the total, or added to it.");
    public static final Field TIP = OWN.field("tip", FieldType.MONEY, BILL, "What was given beyond the total.");
    public static final Field TOTAL = OWN.field(
            "total", FieldType.MONEY, BILL, "What was to be paid, with service charge and tax, without tips.");
    public static final Field REFUNDED =
            OWN.field("refunded", FieldType.MONEY, BILL, "What of the total was given back.");
    public static final Field PAYMENTS = OWN.field("payments", FieldType.ROWS, BILL, "How it was paid.");
    public static final Field PAYMENT_ID = OWN.column(PAYMENTS, "id", FieldType.TEXT, "The payment's id.");
    public static final Field PAYMENT_METHOD =
            OWN.column(PAYMENTS, "method", FieldType.TEXT, "How it was paid, in the source's words.");
    public static final Field PAYMENT_AMOUNT =
            OWN.column(PAYMENTS, "amount", FieldType.MONEY, "What was paid, without tips.");
    public static final Field PAYMENT_TIP = OWN.column(PAYMENTS, "tip", FieldType.MONEY, "The tip paid with it.");
    public static final Field PAYMENT_REFUNDED =
            OWN.column(PAYMENTS, "refunded", FieldType.MONEY, "What of it was given back.");
    public static final Field PAYMENT_AT = OWN.column(PAYMENTS, "at", FieldType.DATE_TIME, "When it was paid.");
    public static final Field MERGED_INTO = OWN.field(
            "mergedInto",
            FieldType.TEXT,
            BILL,
            "The bill that this one was merged into, by its id; its amounts count there.");
    public static final Field SPLIT_FROM = OWN.field(
            "splitFrom",
            FieldType.TEXT,
            BILL,
            "The bill that this one was split from, by its id; it belongs to the same visit.");

    private OrderFields() {}
}
