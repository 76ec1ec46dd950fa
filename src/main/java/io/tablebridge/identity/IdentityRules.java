package io.tablebridge.identity;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which values tell people apart. The rules are part of what makes the database follow from the journal: the same journal
 * under other rules adds up to other guests. That is why they are constants of a release and no settings, and why a
 * release that changes them has to build the database anew.
 *
 * @param junk values that many type who don't want to tell theirs: phone numbers in E.164 and e-mail addresses in lower
 *     case; one that ends with {@code @} stands for every address with that local part
 * @param maxNames how many different names may share a value before it belongs to no one person (a hotel's desk, an
 *     office) and joins only records of the same name, at least 1
 * @param maxRecords how many records may share a value before it joins only records of the same name, at least 2; it
 *     bounds what must be compared when a value stops or begins to be personal
 */
public record IdentityRules(Set<String> junk, int maxNames, int maxRecords) {

    private static final Set<String> COMMON_JUNK = Set.of(
            "+886900000000",
            "none@none.com",
            "test@test.com",
            "noemail@",
            "no-email@",
            "nomail@",
            "no-reply@",
            "noreply@");

    /** Eight equal digits at the end: 0911111111 is typed by people who have no wish to be called. */
    private static final Pattern REPEATED_DIGIT = Pattern.compile("(\\d)\\1{7}(;ext=.*)?$");

    private static final Comparator<FeatureHash> ORDER =
            Comparator.comparingLong(FeatureHash::high).thenComparingLong(FeatureHash::low);

    public IdentityRules {
        junk = Set.copyOf(junk);
        if (maxNames < 1 || maxRecords < 2) {
            throw new IllegalArgumentException("at least 1 name and 2 records must be able to share a value");
        }
    }

    /** Three names, a thousand records, and the junk that is common in Taiwan. */
    public static IdentityRules common() {
        return new IdentityRules(COMMON_JUNK, 3, 1000);
    }

    /** What a record of this source tells about who its guest is. */
    public RecordIdentity identityOf(String source, Fields fields) {
        List<FeatureHash> hashes = features(source, fields).stream()
                .map(FeatureHash::of)
                .distinct()
                .sorted(ORDER)
                .toList();
        String name = nameKey(fields);
        return new RecordIdentity(name.isEmpty() ? 0 : FeatureHash.of(name).high() | 1, hashes);
    }

    /** The features of a record, junk left out. */
    public List<Feature> features(String source, Fields fields) {
        List<Feature> features = new ArrayList<>(4);
        for (Field field : List.of(CanonicalFields.GUEST_PHONE, CanonicalFields.GUEST_OTHER_PHONE)) {
            fields.text(field).flatMap(this::phone).ifPresent(features::add);
        }
        for (Field field : List.of(CanonicalFields.GUEST_EMAIL, CanonicalFields.GUEST_OTHER_EMAIL)) {
            fields.text(field).flatMap(this::email).ifPresent(features::add);
        }
        String provider = fields.text(CanonicalFields.GUEST_LINE_PROVIDER).orElse(source);
        fields.text(CanonicalFields.GUEST_LINE_ID)
                .ifPresent(id -> features.add(new Feature(FeatureKind.LINE, provider + ":" + id)));
        fields.text(CanonicalFields.GUEST_CUSTOMER_ID)
                .ifPresent(id -> features.add(new Feature(FeatureKind.CUSTOMER, source + ":" + id)));
        return features;
    }

    /** A phone number as a feature; none when it is junk. */
    public Optional<Feature> phone(String phone) {
        return Optional.of(phone).filter(this::isPersonalPhone).map(it -> new Feature(FeatureKind.PHONE, it));
    }

    /** An e-mail address as a feature; none when it is junk. */
    public Optional<Feature> email(String email) {
        return Optional.of(email.toLowerCase(Locale.ROOT))
                .filter(this::isPersonalEmail)
                .map(it -> new Feature(FeatureKind.EMAIL, it));
    }

    private boolean isPersonalPhone(String phone) {
        return !junk.contains(phone) && !REPEATED_DIGIT.matcher(phone).find();
    }

    private boolean isPersonalEmail(String email) {
        return !junk.contains(email) && !junk.contains(email.substring(0, email.indexOf('@') + 1));
    }

    /** The name without case, width, blanks and punctuation: the form in which names that share a value are counted. */
    static String nameKey(Fields fields) {
        String name = fields.text(CanonicalFields.GUEST_NAME)
                .orElseGet(() -> Stream.of(CanonicalFields.GUEST_FAMILY_NAME, CanonicalFields.GUEST_GIVEN_NAME)
                        .map(fields::text)
                        .flatMap(Optional::stream)
                        .reduce("", String::concat));
        StringBuilder key = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
