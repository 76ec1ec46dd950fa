package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Sha256;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A hashed customer list for Meta's Custom Audiences: SHA-256 of lower-case addresses, of numbers as digits alone with the
 * country's code in front, and of names in lower case without marks.
 *
 * @see <a href="https://developers.facebook.com/docs/marketing-api/audiences/guides/custom-audiences">How Meta wants them</a>
 */
final class MetaAdsGuests implements GuestLayout {

    private final FieldCells cells;

    MetaAdsGuests(ZoneId zone) {
        this.cells = new FieldCells(zone);
    }

    @Override
    public List<Heading> headings() {
        return List.of(
                Heading.of("email"),
                Heading.of("email"),
                Heading.of("phone"),
                Heading.of("phone"),
                Heading.of("fn"),
                Heading.of("ln"));
    }

    @Override
    public Optional<List<Cell>> row(GuestProfile guest) {
        Audience audience = new Audience(guest);
        if (!audience.isMeant()) {
            return Optional.empty();
        }
        Contact contact = new Contact(guest, cells);
        return Optional.of(List.of(
                Audience.hashed(audience.emails(), 0, email -> email),
                Audience.hashed(audience.emails(), 1, email -> email),
                Audience.hashed(audience.phones(), 0, phone -> phone.substring(1)),
                Audience.hashed(audience.phones(), 1, phone -> phone.substring(1)),
                name(contact.givenName()),
                name(contact.familyName())));
    }

    private static Cell name(Optional<String> name) {
        return name.map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\p{S}\\p{Z}\\p{C}]", ""))
                .filter(text -> !text.isEmpty())
                .map(text -> Cell.text(Sha256.hex(text)))
                .orElse(Cell.EMPTY);
    }
}
