package io.tablebridge.export;

import io.tablebridge.export.ContactLayout.Column;
import io.tablebridge.model.ProfileFields;
import java.time.ZoneId;
import java.util.List;

/** The labels of HubSpot's own contact properties, by which its import knows them, and ours behind them. */
final class HubSpotGuests {

    private HubSpotGuests() {}

    static GuestLayout layout(ZoneId zone) {
        return new ContactLayout(
                zone,
                List.of(
                        Column.of("Email", ProfileFields.EMAIL),
                        Column.text("First Name", Contact::firstName),
                        Column.text("Last Name", Contact::familyName),
                        Column.of("Phone Number", ProfileFields.PHONE),
                        Column.of("Date of birth", ProfileFields.BIRTHDAY),
                        Column.of("Tablebridge guest ID", ProfileFields.ID),
                        Column.of("Allergies", ProfileFields.ALLERGIES),
                        Column.of("Diet", ProfileFields.DIET),
                        Column.of("Tags", ProfileFields.TAGS),
                        Column.of("Visits", ProfileFields.VISITS),
                        Column.of("Last visit", ProfileFields.LAST_VISIT_AT),
                        Column.of("Next reservation", ProfileFields.NEXT_RESERVATION_AT),
                        Column.of("Spend", ProfileFields.SPEND),
                        new Column("Spend currency", contact -> contact.currency(ProfileFields.SPEND)),
                        Column.of("Agreed to e-mail", ProfileFields.EMAIL_CONSENT),
                        new Column("Refused e-mail", contact -> contact.refuses(ProfileFields.EMAIL_CONSENT))));
    }
}
