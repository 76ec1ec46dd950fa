package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a guest may go to an advertising platform: an e-mail address only of who agreed to e-mail, a phone number only of
 * who agreed to text messages or calls, and nothing of who refused any kind of marketing. Values that several people share
 * are nobody's.
 */
record Audience(GuestProfile guest) {

    private static final List<String> CONSENTS = List.of(
            ProfileFields.EMAIL_CONSENT,
            ProfileFields.SMS_CONSENT,
            ProfileFields.LINE_CONSENT,
            ProfileFields.PHONE_CONSENT);

    private static final Pattern PLAIN_PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Whether nothing was refused, and something that can be matched was agreed to. */
    boolean isMeant() {
        boolean refused = CONSENTS.stream()
                .anyMatch(consent -> Boolean.FALSE.equals(guest.values().get(consent)));
        return !refused && !(emails().isEmpty() && phones().isEmpty());
    }

    private boolean agreed(String consent) {
        return Boolean.TRUE.equals(guest.values().get(consent));
    }

    /** At most two, in lower case without blanks around them. */
    List<String> emails() {
        return agreed(ProfileFields.EMAIL_CONSENT)
                ? texts(ProfileFields.EMAIL, ProfileFields.OTHER_EMAIL)
                        .map(email -> email.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** At most two, in E.164; those with an extension are left out. */
    List<String> phones() {
        return agreed(ProfileFields.SMS_CONSENT) || agreed(ProfileFields.PHONE_CONSENT)
                ? texts(ProfileFields.PHONE, ProfileFields.OTHER_PHONE)
                        .filter(phone -> PLAIN_PHONE.matcher(phone).matches()
                                && !guest.impersonal().contains(phone))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The SHA-256 of one of these values, made alike first; an empty cell where there are not so many. */
    static Cell hashed(List<String> values, int index, UnaryOperator<String> alike) {
        return index < values.size() ? Cell.text(Sha256.hex(alike.apply(values.get(index)))) : Cell.EMPTY;
    }

    private Stream<String> texts(String... fields) {
        return Stream.of(fields)
                .map(guest.values()::get)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @Override
    public String toString() {
        return "audience of " + guest;
    }
}
