package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.export.ContactLayout.Column;
import io.tablebridge.model.ProfileFields;
import java.time.ZoneId;
import java.util.List;

/**
 * The API names of the fields of a Contact, which Data Loader and Bulk API 2.0 take, and one of the restaurant's own, an
 * external id by which a contact is found again.
 */
final class SalesforceGuests {

    private SalesforceGuests() {}

    static GuestLayout layout(ZoneId zone) {
        return new ContactLayout(
                zone,
                List.of(
                        Column.of("Tablebridge_Id__c", ProfileFields.ID),
                        new Column("LastName", contact -> Cell.text(contact.lastName())),
                        Column.text("FirstName", Contact::givenName),
                        Column.of("Email", ProfileFields.EMAIL),
                        Column.of("MobilePhone", ProfileFields.PHONE),
                        Column.of("OtherPhone", ProfileFields.OTHER_PHONE),
                        Column.of("Birthdate", ProfileFields.BIRTHDAY),
                        new Column("Description", Contact::care),
                        new Column("HasOptedOutOfEmail", contact -> contact.refuses(ProfileFields.EMAIL_CONSENT)),
                        new Column("DoNotCall", contact -> contact.refuses(ProfileFields.PHONE_CONSENT))));
    }
}
