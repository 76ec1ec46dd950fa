package io.tablebridge.app.batch;

import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The batches that the files of a folder declare. A file that gets a mistake leaves the batch as it was before it. One thread
 * looks, any may ask.
 */
public final class DeclaredBatches {

    private static final String ENDING = ".yaml";

    private final Settings settings;
    private WatchedFolder folder;
    private final Path path;
    private boolean looked;
    private volatile Map<String, Batch> batches = Map.of();
    private volatile Map<String, List<Problem>> problems = Map.of();

    public DeclaredBatches(Settings settings) {
        this.settings = settings;
        this.path = settings.path(SettingsCatalog.BATCHES);
        this.folder = watched(path);
    }

    private static WatchedFolder watched(Path path) {
        return new WatchedFolder(path, name -> name.endsWith(ENDING), BatchKeys.MOST);
    }

    /** Reads what has changed. */
    public void look() {
        Map<String, Batch> good = new TreeMap<>(batches);
        Map<String, List<Problem>> bad = new TreeMap<>(problems);
        bad.remove("");
        try {
            if (!Files.isDirectory(path)) {
                batches = Map.of();
                problems = Map.of();
                folder = watched(path);
                looked = false;
                return;
            }
            for (FoundFile file : looked ? folder.look() : folder.first()) {
                take(file, good, bad);
            }
            looked = true;
        } catch (IOException e) {
            bad.put(
                    "",
                    List.of(Problem.at(
                            path.toString(), "TB-BAT-009", e.getClass().getSimpleName())));
        }
        batches = Map.copyOf(good);
        problems = Map.copyOf(bad);
    }

    private void take(FoundFile file, Map<String, Batch> good, Map<String, List<Problem>> bad) {
        String name = file.name().substring(0, file.name().length() - ENDING.length());
        bad.remove(name);
        if (file.state() == FoundFile.State.GONE) {
            good.remove(name);
            return;
        }
        List<Problem> found = new ArrayList<>();
        Optional<Batch> batch = read(name, file, found);
        batch.ifPresent(read -> good.put(name, read));
        if (!found.isEmpty()) {
            bad.put(name, List.copyOf(found));
        }
    }

    private Optional<Batch> read(String name, FoundFile file, List<Problem> found) {
        String place = "batches/" + file.name();
        if (file.state() != FoundFile.State.READ) {
            found.add(Problem.at(place, "TB-BAT-009", file.state()));
            return Optional.empty();
        }
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            found.add(Problem.at(place, "TB-BAT-010"));
            return Optional.empty();
        }
        Locale language = settings.get(SettingsCatalog.REGION).equals("TW") ? Messages.TAIWAN : Locale.ENGLISH;
        BatchFile reading = new BatchFile(name, settings.get(SettingsCatalog.ZONE), language, settings::beside);
        Optional<Batch> batch = reading.read(file.text());
        found.addAll(reading.problems());
        batch.flatMap(this::unknownAccount).ifPresent(account -> found.add(Problem.at(place, "TB-BAT-011", account)));
        return found.isEmpty() ? batch : Optional.empty();
    }

    private Optional<String> unknownAccount(Batch batch) {
        return batch.task() instanceof ExportTask task
                        && task.place() instanceof ExportPlace.Sftp there
                        && !settings.names(SettingsCatalog.SFTP_HOST).contains(there.account())
                ? Optional.of(there.account())
                : Optional.empty();
    }

    /** By name. */
    List<Batch> all() {
        return new TreeMap<>(batches).values().stream().toList();
    }

    Optional<Batch> named(String name) {
        return Optional.ofNullable(batches.get(name));
    }

    /** What is wrong with the files as they stand. */
    public List<Problem> problems() {
        return new TreeMap<>(problems).values().stream().flatMap(List::stream).toList();
    }

    /** What is wrong with batches that name mappings which are not there. */
    public List<Problem> withoutMapping(Set<String> known) {
        return all().stream()
                .filter(batch -> batch.task() instanceof ImportTask task && !known.contains(task.mapping()))
                .map(batch -> Problem.at(
                        "batches/" + batch.name() + ENDING, "TB-BAT-022", ((ImportTask) batch.task()).mapping()))
                .toList();
    }
}
