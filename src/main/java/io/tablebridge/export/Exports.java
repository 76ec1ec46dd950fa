package io.tablebridge.export;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.ChangedGuests;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.guests.GuestPages;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.RecordChanges;
import io.tablebridge.guests.RecordPages;
import io.tablebridge.model.RecordType;
import io.tablebridge.pipeline.Bookkeeping;
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
            case RESERVATIONS -> records(RecordType.RESERVATION, question);
            case ORDERS -> records(RecordType.ORDER, question);
            case FEEDBACK -> records(RecordType.FEEDBACK, question);
            case CHANGES -> new ChangesExport(new RecordChanges(database), question.since(), question.language());
            case DEAD ->
                new DeadExport(new Bookkeeping(database), new DeliveryAudit(database), profiles, zone, question);
            case ARRIVALS ->
                new ArrivalsExport(new RecordPages(database), profiles, question.day(), zone, question.language());
        };
    }

    private Export records(RecordType type, ExportQuestion question) {
        return new RecordExport(new RecordPages(database), type, question.since(), zone, question.language());
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
