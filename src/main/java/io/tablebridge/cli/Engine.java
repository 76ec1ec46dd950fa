package io.tablebridge.cli;

import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the commands work with; the composition root stands behind it. */
public interface Engine {

    /**
     * Starts the service: it takes the data folder's lock itself.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't start
     */
    RunningService start(Settings settings);

    /** Runs the demonstration and gives its exit status. */
    int demo(List<String> arguments, PrintWriter out, Locale language);

    /** What is wrong with routes, mappings and settings; nothing is started or changed. */
    List<Problem> validate(Settings settings);

    /** The secrets that routes and destinations need, and whether each is there; nothing is started or changed. */
    List<StartupSummary.SecretState> secrets(Settings settings);

    /** Runs the tests inside the mapping files, of one mapping or of all. */
    MappingTestReport test(Settings settings, Optional<String> mapping);

    /** The mapping file of this name as {@link #test} would find it, or why there is none. */
    FileReport mapping(Settings settings, String name);

    /**
     * Copies the database from H2 to PostgreSQL and gives the exit status. The caller holds the data folder's lock.
     *
     * @param wanted the same settings with the database on a server
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done; then all is as before
     */
    int move(Settings settings, Settings wanted, PrintWriter out, Locale language);

    /**
     * Reads again what came before a mapping was corrected, or shows what that would change, and gives the exit status.
     *
     * @param service the way to the service that holds the data folder; empty when the caller holds it
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done now
     */
    int replay(
            Settings settings, ReplayOrder order, Optional<ManagementClient> service, PrintWriter out, Locale language);

    /**
     * Writes a table into a file or to the standard output, and gives the exit status.
     *
     * @param service the way to the service that holds the data folder; empty when the caller holds it
     * @param terminal where the table and what is said about it go
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done now
     */
    int export(
            Settings settings,
            ExportOrder order,
            Optional<ManagementClient> service,
            Surroundings terminal,
            Locale language);

    /**
     * Takes the rows of files in and gives the exit status.
     *
     * @param service the way to the service that holds the data folder; empty when the caller holds it
     * @param err for how it gets on
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done now; what was done of it stays
     */
    int importFiles(
            Settings settings,
            ImportOrder order,
            Optional<ManagementClient> service,
            PrintWriter out,
            PrintWriter err,
            Locale language);

    /**
     * Proposes a mapping for a file, and saves it if the order says so, and gives the exit status.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done
     */
    int propose(Settings settings, ProposeOrder order, PrintWriter out, Locale language);

    /**
     * Does a command in this process. The caller holds the data folder's lock.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done now
     */
    CommandResult execute(Settings settings, CommandRequest request);
}
