package io.tablebridge.model;

import static io.tablebridge.model.RecordType.GUEST;
import static io.tablebridge.model.RecordType.RESERVATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every canonical field there is, declared once: the mapping schema, the store and the reference page come from here. */
public final class CanonicalFields {

    private static final Map<String, Field> BY_NAME = new LinkedHashMap<>();

    private static final Set<RecordType> BOTH = Set.of(GUEST, RESERVATION);
    private static final Set<RecordType> BOOKING = Set.of(RESERVATION);

    public static final Field STATUS = declare("status", FieldType.STATUS, BOOKING, "Where the reservation stands.");
    public static final Field STARTS_AT =
            declare("startsAt", FieldType.DATE_TIME, BOOKING, "When the guest is expected, on the venue's clock.");
    public static final Field PARTY_SIZE =
            declare("partySize", FieldType.INTEGER, BOOKING, "How many people come, 1 to 1000.");
    public static final Field DURATION_MINUTES =
            declare("durationMinutes", FieldType.INTEGER, BOOKING, "How long the table is kept, in minutes.");
    public static final Field TABLE = declare("table", FieldType.TEXT, BOOKING, "The table, as the venue names it.");
    public static final Field CHANNEL = declare(
            "channel", FieldType.TEXT, BOOKING, "How the booking came: website, platform, phone, line, walk_in.");
    public static final Field REQUESTS =
            declare("requests", FieldType.TEXT, BOOKING, "What the guest asked for, in the guest's words.");
    public static final Field VENUE_NOTE =
            declare("venueNote", FieldType.TEXT, BOOKING, "What the staff wrote about this booking.");
    public static final Field DEPOSIT =
            declare("deposit", FieldType.MONEY, BOOKING, "What the guest paid or secured beforehand.");

    public static final Field GUEST_NAME =
            declare("guest.name", FieldType.NAME, BOTH, "The full name as the guest writes it.");
    public static final Field GUEST_GIVEN_NAME =
            declare("guest.givenName", FieldType.NAME, BOTH, "The given name, where the source keeps it apart.");
    public static final Field GUEST_FAMILY_NAME =
            declare("guest.familyName", FieldType.NAME, BOTH, "The family name, where the source keeps it apart.");
    public static final Field GUEST_PHONE =
            declare("guest.phone", FieldType.PHONE, BOTH, "A phone number of the guest.");
    public static final Field GUEST_EMAIL =
            declare("guest.email", FieldType.EMAIL, BOTH, "An e-mail address of the guest.");
    public static final Field GUEST_LINE_ID =
            declare("guest.lineId", FieldType.TEXT, BOTH, "The LINE user id, unique within one LINE provider.");
    public static final Field GUEST_CUSTOMER_ID =
            declare("guest.customerId", FieldType.TEXT, BOTH, "The id of the guest's card at the source.");
    public static final Field GUEST_LANGUAGE =
            declare("guest.language", FieldType.TEXT, BOTH, "The language to write in, as a BCP 47 tag.");
    public static final Field GUEST_BIRTHDAY = declare("guest.birthday", FieldType.DATE, BOTH, "The full birthday.");
    public static final Field GUEST_ALLERGIES =
            declare("guest.allergies", FieldType.TEXTS, BOTH, "Safety data: kept for good once it was told.");
    public static final Field GUEST_DIET =
            declare("guest.diet", FieldType.TEXTS, BOTH, "Safety data: dietary needs such as vegetarian.");
    public static final Field GUEST_SEATING =
            declare("guest.seating", FieldType.TEXTS, BOTH, "Where the guest likes to sit: window, booth, bar …");
    public static final Field GUEST_NOTE = declare("guest.note", FieldType.TEXT, BOTH, "A note about the person.");
    public static final Field CONSENT_EMAIL =
            declare("consent.email", FieldType.BOOLEAN, BOTH, "Whether marketing e-mail was agreed to or refused.");

    private CanonicalFields() {}

    private static Field declare(String name, FieldType type, Set<RecordType> types, String description) {
        Field field = new Field(name, type, types, description);
        BY_NAME.put(name, field);
        return field;
    }

    public static Optional<Field> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All fields a record of this type can have, in the order of declaration. */
    public static List<Field> of(RecordType type) {
        return BY_NAME.values().stream().filter(f -> f.types().contains(type)).toList();
    }
}
