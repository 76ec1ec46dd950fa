package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.export.ContactLayout.Column;
import io.tablebridge.model.ProfileFields;
import java.time.ZoneId;
import java.util.List;

/** The labels of the fields of a contact in Zoho CRM, and one of the restaurant's own by which it is found again. */
final class ZohoGuests {

    private ZohoGuests() {}

    static GuestLayout layout(ZoneId zone) {
        return new ContactLayout(
                zone,
                List.of(
                        Column.of("Tablebridge ID", ProfileFields.ID),
                        new Column("Last Name", contact -> Cell.text(contact.lastName())),
                        Column.text("First Name", Contact::givenName),
                        Column.of("Email", ProfileFields.EMAIL),
                        Column.of("Secondary Email", ProfileFields.OTHER_EMAIL),
                        Column.of("Mobile", ProfileFields.PHONE),
                        Column.of("Other Phone", ProfileFields.OTHER_PHONE),
                        Column.of("Date of Birth", ProfileFields.BIRTHDAY),
                        new Column("Description", Contact::care),
                        new Column("Email Opt Out", contact -> contact.refuses(ProfileFields.EMAIL_CONSENT))));
    }
}
