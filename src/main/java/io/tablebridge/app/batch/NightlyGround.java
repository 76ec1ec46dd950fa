package io.tablebridge.app.batch;

import io.tablebridge.app.export.ExportHolder;
import io.tablebridge.operate.batch.DueTimes;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What batches stand on.
 *
 * @param books journal and database
 * @param imports who imports files
 * @param exports who has the rows of exports
 * @param outgoing where they go
 * @param stop whether the process is to end
 * @param zone of the restaurant
 * @param morning when its message is due
 * @param channels where that is sent
 */
public record NightlyGround(
        NightlyBooks books,
        ImportWork imports,
        ExportHolder.Asking exports,
        Outgoing outgoing,
        BooleanSupplier stop,
        ZoneId zone,
        LocalTime morning,
        List<MorningChannel> channels,
        Clock clock) {

    /** The batches that some files declare, on this ground. */
    public Nightly nightly(DeclaredBatches declared) {
        return new Nightly(
                declared,
                books,
                new ImportNight(books, imports, zone, clock),
                new ExportNight(books, exports, outgoing, stop, zone, clock),
                new Mornings(books, DueTimes.daily(morning, zone), channels, clock),
                clock);
    }
}
