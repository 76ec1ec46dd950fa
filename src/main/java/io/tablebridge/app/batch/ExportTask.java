package io.tablebridge.app.batch;

import io.tablebridge.cli.ExportOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A table is written.
 *
 * @param wanted what is to be written, without where to
 * @param file its name; {@code {date}} in it stands for the day on which it was due
 * @param place where it goes
 */
record ExportTask(ExportOrder wanted, String file, ExportPlace place) implements BatchTask {

    static final String DATE = "{date}";

    String fileOf(LocalDate day) {
        return file.replace(DATE, day.toString());
    }

    /** What is to be written on a day, into this file. */
    ExportOrder order(LocalDate day, Path output, Locale labels) {
        boolean arrivals = wanted.kind().equals("arrivals");
        return new ExportOrder(
                wanted.kind(),
                wanted.since(),
                arrivals ? day.toString() : "",
                wanted.format(),
                wanted.layout(),
                wanted.encoding(),
                Optional.of(output),
                labels);
    }
}
