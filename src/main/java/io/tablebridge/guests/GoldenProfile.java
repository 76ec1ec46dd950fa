package io.tablebridge.guests;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds the records of a guest up to its profile. For each field the newest record that tells it wins, by what the records
 * say themselves and not by when they came, so that the profile doesn't depend on the order of arrival. Deleted records
 * don't count, but what they told about allergies and diet stays, and so does a refusal to be written to or called. An
 * e-mail address that is not personal does not count as the guest's: it would be that of several guests. What was spent
 * comes from the bills that hang on the guest's records, whoever they name.
 */
final class GoldenProfile {

    private static final Map<String, Field> NEWEST_WINS = new LinkedHashMap<>();

    static {
        NEWEST_WINS.put(ProfileFields.NAME, CanonicalFields.GUEST_NAME);
        NEWEST_WINS.put(ProfileFields.GIVEN_NAME, CanonicalFields.GUEST_GIVEN_NAME);
        NEWEST_WINS.put(ProfileFields.FAMILY_NAME, CanonicalFields.GUEST_FAMILY_NAME);
        NEWEST_WINS.put(ProfileFields.OTHER_NAME, CanonicalFields.GUEST_OTHER_NAME);
        NEWEST_WINS.put(ProfileFields.ALIAS, CanonicalFields.GUEST_ALIAS);
        NEWEST_WINS.put(ProfileFields.PHONE, CanonicalFields.GUEST_PHONE);
        NEWEST_WINS.put(ProfileFields.OTHER_PHONE, CanonicalFields.GUEST_OTHER_PHONE);
        NEWEST_WINS.put(ProfileFields.LANGUAGE, CanonicalFields.GUEST_LANGUAGE);
        NEWEST_WINS.put(ProfileFields.BIRTHDAY, CanonicalFields.GUEST_BIRTHDAY);
        NEWEST_WINS.put(ProfileFields.BIRTHDAY_EVERY_YEAR, CanonicalFields.GUEST_BIRTHDAY_EVERY_YEAR);
        NEWEST_WINS.put(ProfileFields.ANNIVERSARY, CanonicalFields.GUEST_ANNIVERSARY);
        NEWEST_WINS.put(ProfileFields.NOTE, CanonicalFields.GUEST_NOTE);
    }

    private static final Map<String, Field> ALL_ADD_UP = Map.of(
            ProfileFields.SEATING, CanonicalFields.GUEST_SEATING,
            ProfileFields.DRINK, CanonicalFields.GUEST_DRINK,
            ProfileFields.TAGS, CanonicalFields.GUEST_TAGS);

    private static final Map<String, Field> CONSENTS = Map.of(
            ProfileFields.EMAIL_CONSENT, CanonicalFields.CONSENT_EMAIL,
            ProfileFields.SMS_CONSENT, CanonicalFields.CONSENT_SMS,
            ProfileFields.LINE_CONSENT, CanonicalFields.CONSENT_LINE,
            ProfileFields.PHONE_CONSENT, CanonicalFields.CONSENT_PHONE);

    private static final Comparator<StoredRecord> NEWEST_FIRST =
            Comparator.comparing(RecordAge::of).reversed().thenComparing(StoredRecord::ref);

    private final long guestId;
    private final String publicId;
    private final SortedSet<String> allergies = new TreeSet<>();
    private final SortedSet<String> diet = new TreeSet<>();
    private final Map<String, Object> values = new HashMap<>();

    GoldenProfile(long guestId, String publicId) {
        this.guestId = guestId;
        this.publicId = publicId;
    }

    void told(String kind, String content) {
        (kind.equals(SafetyNote.ALLERGY) ? allergies : diet).add(content);
    }

    /**
     * @param all the guest's own records
     * @param hanging bills and the like that hang on them
     */
    GuestProfile of(List<StoredRecord> all, List<StoredRecord> hanging, Worth worth, Instant now) {
        List<StoredRecord> records = all.stream()
                .filter(record -> !record.isDeleted())
                .sorted(NEWEST_FIRST)
                .toList();
        values.put(ProfileFields.ID, publicId);
        for (StoredRecord record : records) {
            NEWEST_WINS.forEach(
                    (name, field) -> record.fields().get(field).ifPresent(value -> values.putIfAbsent(name, value)));
            putLine(record.fields());
        }
        putEmails(records, worth);
        putTexts(ProfileFields.ALLERGIES, allergies);
        putTexts(ProfileFields.DIET, diet);
        ALL_ADD_UP.forEach((name, field) -> putTexts(name, added(records, field)));
        putTexts(ProfileFields.SOURCES, sources(records, hanging));
        CONSENTS.forEach((name, field) -> putConsent(name, field, all));
        values.putAll(BookingHistory.of(records, now));
        values.putAll(BillHistory.of(hanging));
        values.putAll(FeedbackHistory.of(hanging));
        return new GuestProfile(guestId, publicId, Map.copyOf(values), impersonal(records, worth));
    }

    /** The id and its provider belong together. */
    private void putLine(Fields fields) {
        if (!values.containsKey(ProfileFields.LINE_ID)) {
            fields.text(CanonicalFields.GUEST_LINE_ID).ifPresent(id -> {
                values.put(ProfileFields.LINE_ID, id);
                fields.text(CanonicalFields.GUEST_LINE_PROVIDER)
                        .ifPresent(provider -> values.put(ProfileFields.LINE_PROVIDER, provider));
            });
        }
    }

    private void putEmails(List<StoredRecord> records, Worth worth) {
        for (StoredRecord record : records) {
            record.fields()
                    .text(CanonicalFields.GUEST_EMAIL)
                    .filter(worth::isMeant)
                    .ifPresent(email -> values.putIfAbsent(
                            worth.isPersonalEmail(email) ? ProfileFields.EMAIL : ProfileFields.SHARED_EMAIL, email));
            record.fields()
                    .text(CanonicalFields.GUEST_OTHER_EMAIL)
                    .filter(worth::isPersonalEmail)
                    .ifPresent(email -> values.putIfAbsent(ProfileFields.OTHER_EMAIL, email));
        }
    }

    private static Set<String> impersonal(List<StoredRecord> records, Worth worth) {
        return records.stream()
                .flatMap(record -> Stream.of(CanonicalFields.GUEST_PHONE, CanonicalFields.GUEST_OTHER_PHONE)
                        .flatMap(field -> record.fields().text(field).stream()))
                .filter(phone -> !worth.isPersonalPhone(phone))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void putTexts(String name, SortedSet<String> texts) {
        if (!texts.isEmpty()) {
            values.put(name, List.copyOf(texts));
        }
    }

    private static SortedSet<String> added(List<StoredRecord> records, Field field) {
        SortedSet<String> texts = new TreeSet<>();
        records.forEach(record -> texts.addAll(record.fields().texts(field)));
        return texts;
    }

    private static SortedSet<String> sources(List<StoredRecord> records, List<StoredRecord> hanging) {
        SortedSet<String> sources = new TreeSet<>();
        records.forEach(record -> sources.add(record.ref().source()));
        hanging.forEach(record -> sources.add(record.ref().source()));
        return sources;
    }

    /**
     * The most restrictive: one refusal stands against any number of agreements. A refusal outlives the record that told
     * it; an agreement does not.
     */
    private void putConsent(String name, Field field, List<StoredRecord> all) {
        all.stream()
                .flatMap(
                        record -> record.fields().flag(field).filter(agrees -> !agrees || !record.isDeleted()).stream())
                .reduce(Boolean::logicalAnd)
                .ifPresent(consent -> values.put(name, consent));
    }
}
