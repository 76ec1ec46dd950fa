package io.tablebridge.export;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.ChangedGuests;
import io.tablebridge.guests.GuestPages;
import io.tablebridge.guests.GuestProfiles;
import java.time.ZoneId;

/** Makes exports of what the database holds. Thread-safe. */
public final class Exports {

    private final Database database;
    private final GuestProfiles profiles;
    private final ZoneId zone;

    /** @param zone of the restaurant */
    public Exports(Database database, GuestProfiles profiles, ZoneId zone) {
        this.database = database;
        this.profiles = profiles;
        this.zone = zone;
    }

    public Export of(ExportQuestion question) {
        return switch (question.kind()) {
            case GUESTS -> guests(question);
        };
    }

    private Export guests(ExportQuestion question) {
        GuestLayout layout =
                switch (question.layout()) {
                    case PLAIN -> new PlainGuests(zone, question.language());
                    case HUBSPOT -> HubSpotGuests.layout(zone);
                    case SALESFORCE -> SalesforceGuests.layout(zone);
                    case ZOHO -> ZohoGuests.layout(zone);
                    case OCARD -> OcardGuests.layout(zone);
                    case GOOGLE_ADS -> new GoogleAdsGuests();
                    case META_ADS -> new MetaAdsGuests(zone);
                };
        return new GuestExport(
                new GuestPages(database), profiles, new ChangedGuests(database), question.since(), layout);
    }
}
