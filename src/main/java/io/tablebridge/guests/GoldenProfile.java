package io.tablebridge.guests;

import io.tablebridge.identity.FeatureKind;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Adds the records of a guest up to its profile. For each field the newest record that tells it wins, by what the records
 * say themselves and not by when they came, so that the profile doesn't depend on the order of arrival. Deleted records
 * don't count, but what they told about allergies and diet stays, and so does a refusal of e-mail. An e-mail address that
 * is not personal does not count as the guest's: it would be that of several guests.
 */
final class GoldenProfile {

    private static final Map<String, Field> NEWEST_WINS = new LinkedHashMap<>();

    static {
        NEWEST_WINS.put(ProfileFields.NAME, CanonicalFields.GUEST_NAME);
        NEWEST_WINS.put(ProfileFields.GIVEN_NAME, CanonicalFields.GUEST_GIVEN_NAME);
        NEWEST_WINS.put(ProfileFields.FAMILY_NAME, CanonicalFields.GUEST_FAMILY_NAME);
        NEWEST_WINS.put(ProfileFields.PHONE, CanonicalFields.GUEST_PHONE);
        NEWEST_WINS.put(ProfileFields.LINE_ID, CanonicalFields.GUEST_LINE_ID);
        NEWEST_WINS.put(ProfileFields.LANGUAGE, CanonicalFields.GUEST_LANGUAGE);
        NEWEST_WINS.put(ProfileFields.BIRTHDAY, CanonicalFields.GUEST_BIRTHDAY);
        NEWEST_WINS.put(ProfileFields.NOTE, CanonicalFields.GUEST_NOTE);
    }

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

    GuestProfile of(List<StoredRecord> all, Worth worth, Instant now) {
        List<StoredRecord> records = all.stream()
                .filter(record -> !record.isDeleted())
                .sorted(NEWEST_FIRST)
                .toList();
        values.put(ProfileFields.ID, publicId);
        for (StoredRecord record : records) {
            NEWEST_WINS.forEach(
                    (name, field) -> record.fields().get(field).ifPresent(value -> values.putIfAbsent(name, value)));
        }
        putEmails(records, worth);
        putTexts(ProfileFields.ALLERGIES, allergies);
        putTexts(ProfileFields.DIET, diet);
        putTexts(ProfileFields.SEATING, seating(records));
        putTexts(ProfileFields.SOURCES, sources(records));
        putConsent(all);
        values.putAll(BookingHistory.of(records, now));
        return new GuestProfile(guestId, publicId, Map.copyOf(values), impersonal(records, worth));
    }

    private void putEmails(List<StoredRecord> records, Worth worth) {
        for (StoredRecord record : records) {
            if (worth.isMeant(record, FeatureKind.EMAIL)) {
                boolean personal = worth.isPersonal(record, FeatureKind.EMAIL);
                record.fields()
                        .text(CanonicalFields.GUEST_EMAIL)
                        .ifPresent(email ->
                                values.putIfAbsent(personal ? ProfileFields.EMAIL : ProfileFields.SHARED_EMAIL, email));
            }
        }
    }

    private static Set<String> impersonal(List<StoredRecord> records, Worth worth) {
        return records.stream()
                .filter(record -> !worth.isPersonal(record, FeatureKind.PHONE))
                .flatMap(record -> record.fields().text(CanonicalFields.GUEST_PHONE).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void putTexts(String name, SortedSet<String> texts) {
        if (!texts.isEmpty()) {
            values.put(name, List.copyOf(texts));
        }
    }

    private static SortedSet<String> seating(List<StoredRecord> records) {
        SortedSet<String> seating = new TreeSet<>();
        records.forEach(record -> seating.addAll(record.fields().texts(CanonicalFields.GUEST_SEATING)));
        return seating;
    }

    private static SortedSet<String> sources(List<StoredRecord> records) {
        SortedSet<String> sources = new TreeSet<>();
        records.forEach(record -> sources.add(record.ref().source()));
        return sources;
    }

    /**
     * The most restrictive: one refusal stands against any number of agreements. A refusal outlives the record that told
     * it; an agreement does not.
     */
    private void putConsent(List<StoredRecord> all) {
        all.stream()
                .flatMap(record -> consent(record).stream())
                .reduce(Boolean::logicalAnd)
                .ifPresent(consent -> values.put(ProfileFields.EMAIL_CONSENT, consent));
    }

    private static Optional<Boolean> consent(StoredRecord record) {
        return record.fields().flag(CanonicalFields.CONSENT_EMAIL).filter(agrees -> !agrees || !record.isDeleted());
    }
}
