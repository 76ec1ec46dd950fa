package io.tablebridge.model;

import static io.tablebridge.model.RecordType.CONSENT;
import static io.tablebridge.model.RecordType.FEEDBACK;
import static io.tablebridge.model.RecordType.GUEST;
import static io.tablebridge.model.RecordType.INTERACTION;
import static io.tablebridge.model.RecordType.ORDER;
import static io.tablebridge.model.RecordType.REDEMPTION;
import static io.tablebridge.model.RecordType.REFERRAL;
import static io.tablebridge.model.RecordType.RESERVATION;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every canonical field there is, declared once: the mapping schema, the store and the reference page come from here. What
 * says who the guest is and what a reservation is stands here; {@link OrderFields} and {@link VisitFields} have the rest.
 */
public final class CanonicalFields {

    private static final Declarations OWN = new Declarations();

    /** The records that can tell who somebody is. */
    static final Set<RecordType> ANYBODY =
            Set.of(GUEST, RESERVATION, ORDER, INTERACTION, FEEDBACK, REDEMPTION, REFERRAL, CONSENT);

    /** The records that can tell what somebody is like. */
    private static final Set<RecordType> BOTH = Set.of(GUEST, RESERVATION);

    private static final Set<RecordType> BOOKING = Set.of(RESERVATION);
    private static final Set<RecordType> SEATED = Set.of(RESERVATION, ORDER);
    private static final Set<RecordType> AGREED = Set.of(GUEST, RESERVATION, CONSENT);

    public static final Field STATUS = OWN.field("status", FieldType.STATUS, BOOKING, "Where the reservation stands.");
    public static final Field STARTS_AT =
            OWN.field("startsAt", FieldType.DATE_TIME, BOOKING, "When the guest is expected, on the venue's clock.");
    public static final Field PARTY_SIZE =
            OWN.field("partySize", FieldType.INTEGER, SEATED, "How many people come, or came, 1 to 1000.");
    public static final Field ADULTS = OWN.field("adults", FieldType.INTEGER, BOOKING, "How many of them are adults.");
    public static final Field CHILDREN =
            OWN.field("children", FieldType.INTEGER, BOOKING, "How many of them are children.");
    public static final Field DURATION_MINUTES =
            OWN.field("durationMinutes", FieldType.INTEGER, BOOKING, "How long the table is kept, in minutes.");
    public static final Field TABLE = OWN.field("table", FieldType.TEXT, SEATED, "The table, as the venue names it.");
    public static final Field AREA = OWN.field(
            "area",
            FieldType.TEXT,
            SEATED,
            "The part of the venue: hall, terrace, private room, as the venue names it.");
    public static final Field CHANNEL = OWN.code(
            "channel",
            Set.of(RESERVATION, ORDER, INTERACTION, FEEDBACK),
            List.of(
                    "website",
                    "social",
                    "platform",
                    "phone",
                    "line",
                    "google",
                    "email",
                    "walk_in",
                    "concierge",
                    "other"),
            "How it came.");
    public static final Field OCCASION =
            OWN.field("occasion", FieldType.TEXT, BOOKING, "What is celebrated, in the source's words.");
    public static final Field REQUESTS =
            OWN.field("requests", FieldType.TEXT, BOOKING, "What the guest asked for, in the guest's words.");
    public static final Field VENUE_NOTE =
            OWN.field("venueNote", FieldType.TEXT, SEATED, "What the staff wrote about this visit.");
    public static final Field DEPOSIT =
            OWN.field("deposit", FieldType.MONEY, BOOKING, "What the guest paid or secured beforehand.");
    public static final Field QUEUED_AT =
            OWN.field("queuedAt", FieldType.DATE_TIME, BOOKING, "When the guest joined the queue.");
    public static final Field ARRIVED_AT =
            OWN.field("arrivedAt", FieldType.DATE_TIME, BOOKING, "When the guest arrived.");
    public static final Field SEATED_AT =
            OWN.field("seatedAt", FieldType.DATE_TIME, BOOKING, "When the guest was seated.");
    public static final Field LEFT_AT = OWN.field("leftAt", FieldType.DATE_TIME, BOOKING, "When the guest left.");
    public static final Field GUEST_NAME =
            OWN.field("guest.name", FieldType.NAME, ANYBODY, "The full name as the guest writes it.");
    public static final Field GUEST_GIVEN_NAME =
            OWN.field("guest.givenName", FieldType.NAME, ANYBODY, "The given name, where the source keeps it apart.");
    public static final Field GUEST_FAMILY_NAME =
            OWN.field("guest.familyName", FieldType.NAME, ANYBODY, "The family name, where the source keeps it apart.");
    public static final Field GUEST_OTHER_NAME = OWN.field(
            "guest.otherName",
            FieldType.NAME,
            ANYBODY,
            "The name in another script: in Latin letters, in Chinese characters.");
    public static final Field GUEST_ALIAS = OWN.field(
            "guest.alias", FieldType.NAME, ANYBODY, "What the guest is called: a nickname, an English first name.");
    public static final Field GUEST_PHONE =
            OWN.field("guest.phone", FieldType.PHONE, ANYBODY, "A phone number of the guest.");
    public static final Field GUEST_OTHER_PHONE =
            OWN.field("guest.otherPhone", FieldType.PHONE, ANYBODY, "A second phone number of the guest.");
    public static final Field GUEST_EMAIL =
            OWN.field("guest.email", FieldType.EMAIL, ANYBODY, "An e-mail address of the guest.");
    public static final Field GUEST_OTHER_EMAIL =
            OWN.field("guest.otherEmail", FieldType.EMAIL, ANYBODY, "A second e-mail address of the guest.");
    public static final Field GUEST_LINE_ID =
            OWN.field("guest.lineId", FieldType.TEXT, ANYBODY, "The LINE user id, unique within one LINE provider.");
    public static final Field GUEST_LINE_PROVIDER = OWN.field(
            "guest.lineProvider",
            FieldType.TEXT,
            ANYBODY,
            "The LINE provider of that id; the source where it is absent.");
    public static final Field GUEST_CUSTOMER_ID =
            OWN.field("guest.customerId", FieldType.TEXT, ANYBODY, "The id of the guest's card at the source.");
    public static final Field GUEST_LANGUAGE =
            OWN.field("guest.language", FieldType.TEXT, ANYBODY, "The language to write in, as a BCP 47 tag.");
    public static final Field GUEST_BIRTHDAY = OWN.field("guest.birthday", FieldType.DATE, BOTH, "The full birthday.");
    public static final Field GUEST_BIRTHDAY_EVERY_YEAR = OWN.field(
            "guest.birthdayEveryYear", FieldType.MONTH_DAY, BOTH, "The birthday where nobody knows the year.");
    public static final Field GUEST_ANNIVERSARY =
            OWN.field("guest.anniversary", FieldType.MONTH_DAY, BOTH, "A day that the guest celebrates every year.");
    public static final Field GUEST_ALLERGIES =
            OWN.field("guest.allergies", FieldType.TEXTS, BOTH, "Safety data: kept for good once it was told.");
    public static final Field GUEST_DIET =
            OWN.field("guest.diet", FieldType.TEXTS, BOTH, "Safety data: dietary needs such as vegetarian.");
    public static final Field GUEST_SEATING =
            OWN.field("guest.seating", FieldType.TEXTS, BOTH, "Where the guest likes to sit: window, booth, bar …");
    public static final Field GUEST_DRINK =
            OWN.field("guest.drink", FieldType.TEXTS, BOTH, "What the guest likes to drink.");
    public static final Field GUEST_TAGS =
            OWN.field("guest.tags", FieldType.TEXTS, BOTH, "What the staff call the guest: VIP, press, regular.");
    public static final Field GUEST_NOTE = OWN.field("guest.note", FieldType.TEXT, BOTH, "A note about the person.");
    public static final Field CONSENT_EMAIL =
            OWN.field("consent.email", FieldType.BOOLEAN, AGREED, "Whether marketing e-mail was agreed to or refused.");
    public static final Field CONSENT_SMS = OWN.field(
            "consent.sms", FieldType.BOOLEAN, AGREED, "Whether marketing by text message was agreed to or refused.");
    public static final Field CONSENT_LINE =
            OWN.field("consent.line", FieldType.BOOLEAN, AGREED, "Whether marketing on LINE was agreed to or refused.");
    public static final Field CONSENT_PHONE =
            OWN.field("consent.phone", FieldType.BOOLEAN, AGREED, "Whether marketing calls were agreed to or refused.");

    private static final Map<String, Field> BY_NAME = new LinkedHashMap<>();

    static {
        for (Declarations catalogue : List.of(OWN, OrderFields.OWN, VisitFields.OWN)) {
            Collection<Field> fields = catalogue.byName().values();
            for (Field field : fields) {
                if (BY_NAME.put(field.name(), field) != null) {
                    throw new IllegalStateException("declared twice: " + field.name());
                }
            }
        }
    }

    private CanonicalFields() {}

    /** The field of this name; a column's name is {@code lines.quantity}. */
    public static Optional<Field> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All fields a record of this type can have, in the order of declaration; columns are not among them. */
    public static List<Field> of(RecordType type) {
        return BY_NAME.values().stream().filter(f -> f.types().contains(type)).toList();
    }

    /** What a row of this field can have, in the order of declaration; none when the field has no rows. */
    public static List<Field> columns(Field rows) {
        return rows.type() != FieldType.ROWS
                ? List.of()
                : BY_NAME.values().stream()
                        .filter(f -> f.name().startsWith(rows.name() + "."))
                        .toList();
    }
}
