package io.tablebridge.app;

import io.tablebridge.settings.InvalidSettingsException;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings file, which is read at a start only: what it says now beside what is in force, so that nobody waits for a
 * change in vain or finds a mistake only when the next start fails. For one thread, but for {@link #problems}.
 */
final class SettingsOnDisk {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsOnDisk.class);
    private static final String FILE = "application.properties";
    private static final long MAX_BYTES = 1 << 20;

    private final Settings inForce;
    private final Path file;
    private final WatchedFolder folder;
    private volatile List<Problem> problems = List.of();
    private volatile boolean refused;

    private SettingsOnDisk(Settings inForce, Path folder) {
        this.inForce = inForce;
        this.file = folder.resolve(FILE);
        this.folder = new WatchedFolder(folder, FILE::equals, MAX_BYTES);
    }

    static SettingsOnDisk of(Settings inForce) throws IOException {
        SettingsOnDisk settings = new SettingsOnDisk(inForce, inForce.path(SettingsCatalog.CONFIG));
        try {
            settings.folder.first();
        } catch (NoSuchFileException e) {
            // Settings may stand in the environment alone.
            LOG.debug("there is no folder of settings", e);
        }
        return settings;
    }

    /** What a person should know about the file as it stands now. Thread-safe. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether the next start would fail because of it. Thread-safe. */
    boolean isRefused() {
        return refused;
    }

    void look() throws IOException {
        boolean changed;
        try {
            changed = !folder.look().isEmpty();
        } catch (NoSuchFileException e) {
            return;
        }
        if (changed) {
            read();
        }
    }

    private void read() {
        List<Problem> found = new ArrayList<>();
        boolean wrong = false;
        try {
            if (!inForce.readAgain().saysTheSameAs(inForce)) {
                found.add(Problem.at(file.toString(), "TB-APP-071"));
            }
        } catch (InvalidSettingsException e) {
            wrong = true;
            found.addAll(e.problems());
            found.add(Problem.at(file.toString(), "TB-APP-072"));
        }
        refused = wrong;
        problems = List.copyOf(found);
        if (wrong) {
            found.forEach(problem -> LOG.error("{}", problem));
        } else {
            LOG.info("{}", LogLine.of(found.isEmpty() ? "app.log.settings-same" : "app.log.settings-changed", file));
        }
    }
}
