package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Optional;

/**
 * A hashed customer list for Google Ads Customer Match: SHA-256 of lower-case addresses, without dots before gmail.com, and of
 * numbers in E.164 with the plus. Names match nobody there without country and postal code, which we don't know.
 *
 * @see <a href="https://support.google.com/google-ads/answer/7659867">How Google wants the file</a>
 */
final class GoogleAdsGuests implements GuestLayout {

    @Override
    public List<Heading> headings() {
        return List.of(Heading.of("Email"), Heading.of("Email"), Heading.of("Phone"), Heading.of("Phone"));
    }

    @Override
    public Optional<List<Cell>> row(GuestProfile guest) {
        Audience audience = new Audience(guest);
        return audience.isMeant()
                ? Optional.of(List.of(
                        Audience.hashed(audience.emails(), 0, GoogleAdsGuests::normal),
                        Audience.hashed(audience.emails(), 1, GoogleAdsGuests::normal),
                        Audience.hashed(audience.phones(), 0, phone -> phone),
                        Audience.hashed(audience.phones(), 1, phone -> phone)))
                : Optional.empty();
    }

    static String normal(String email) {
        int at = email.lastIndexOf('@');
        String domain = email.substring(at + 1);
        boolean dotless = domain.equals("gmail.com") || domain.equals("googlemail.com");
        return dotless ? email.substring(0, at).replace(".", "") + "@" + domain : email;
    }
}
