package io.tablebridge.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every field of a guest's golden profile, declared once: what an outbound mapping can read. */
public final class ProfileFields {

    private static final Map<String, FieldType> TYPES = new LinkedHashMap<>();

    public static final String ID = declare("id", FieldType.TEXT);
    public static final String NAME = declare("name", FieldType.NAME);
    public static final String GIVEN_NAME = declare("givenName", FieldType.NAME);
    public static final String FAMILY_NAME = declare("familyName", FieldType.NAME);
    public static final String OTHER_NAME = declare("otherName", FieldType.NAME);
    public static final String ALIAS = declare("alias", FieldType.NAME);
    public static final String PHONE = declare("phone", FieldType.PHONE);
    public static final String OTHER_PHONE = declare("otherPhone", FieldType.PHONE);
    public static final String EMAIL = declare("email", FieldType.EMAIL);
    public static final String OTHER_EMAIL = declare("otherEmail", FieldType.EMAIL);
    public static final String SHARED_EMAIL = declare("sharedEmail", FieldType.EMAIL);
    public static final String LINE_ID = declare("lineId", FieldType.TEXT);
    public static final String LINE_PROVIDER = declare("lineProvider", FieldType.TEXT);
    public static final String LANGUAGE = declare("language", FieldType.TEXT);
    public static final String BIRTHDAY = declare("birthday", FieldType.DATE);
    public static final String BIRTHDAY_EVERY_YEAR = declare("birthdayEveryYear", FieldType.MONTH_DAY);
    public static final String ANNIVERSARY = declare("anniversary", FieldType.MONTH_DAY);
    public static final String ALLERGIES = declare("allergies", FieldType.TEXTS);
    public static final String DIET = declare("diet", FieldType.TEXTS);
    public static final String SEATING = declare("seating", FieldType.TEXTS);
    public static final String DRINK = declare("drink", FieldType.TEXTS);
    public static final String TAGS = declare("tags", FieldType.TEXTS);
    public static final String NOTE = declare("note", FieldType.TEXT);
    public static final String EMAIL_CONSENT = declare("emailConsent", FieldType.BOOLEAN);
    public static final String SMS_CONSENT = declare("smsConsent", FieldType.BOOLEAN);
    public static final String LINE_CONSENT = declare("lineConsent", FieldType.BOOLEAN);
    public static final String PHONE_CONSENT = declare("phoneConsent", FieldType.BOOLEAN);
    public static final String NEXT_RESERVATION_AT = declare("nextReservation.startsAt", FieldType.DATE_TIME);
    public static final String NEXT_PARTY_SIZE = declare("nextReservation.partySize", FieldType.INTEGER);
    public static final String NEXT_ADULTS = declare("nextReservation.adults", FieldType.INTEGER);
    public static final String NEXT_CHILDREN = declare("nextReservation.children", FieldType.INTEGER);
    public static final String NEXT_OCCASION = declare("nextReservation.occasion", FieldType.TEXT);
    public static final String NEXT_CHANNEL = declare("nextReservation.channel", FieldType.CODE);
    public static final String NEXT_TABLE = declare("nextReservation.table", FieldType.TEXT);
    public static final String NEXT_STATUS = declare("nextReservation.status", FieldType.STATUS);
    public static final String NEXT_VENUE = declare("nextReservation.venue", FieldType.TEXT);
    public static final String NEXT_REQUESTS = declare("nextReservation.requests", FieldType.TEXT);
    public static final String LAST_VISIT_AT = declare("lastVisitAt", FieldType.DATE_TIME);
    public static final String VISITS = declare("visits", FieldType.INTEGER);
    public static final String BOOKINGS = declare("bookings", FieldType.INTEGER);
    public static final String CANCELLATIONS = declare("cancellations", FieldType.INTEGER);
    public static final String NO_SHOWS = declare("noShows", FieldType.INTEGER);
    public static final String ORDERS = declare("orders", FieldType.INTEGER);
    public static final String SPEND = declare("spend", FieldType.MONEY);
    public static final String AVERAGE_SPEND = declare("averageSpend", FieldType.MONEY);
    public static final String LAST_ORDER_AT = declare("lastOrderAt", FieldType.DATE_TIME);
    public static final String LAST_FEEDBACK_SCORE = declare("lastFeedbackScore", FieldType.INTEGER);
    public static final String LAST_FEEDBACK_AT = declare("lastFeedbackAt", FieldType.DATE_TIME);
    public static final String SOURCES = declare("sources", FieldType.TEXTS);

    private ProfileFields() {}

    private static String declare(String name, FieldType type) {
        TYPES.put(name, type);
        return name;
    }

    public static Optional<FieldType> typeOf(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /** All of them in the order of declaration. */
    public static List<String> names() {
        return List.copyOf(TYPES.keySet());
    }

    public static Map<String, FieldType> all() {
        return Map.copyOf(TYPES);
    }
}
