package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks into a folder for files that nobody writes any more: size and time of change have been the same for a while. Links are
 * told, and not followed: they may lead out of the folder. One thread.
 */
final class FolderLook {

    private static final int MOST = 10_000;
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload", ".filepart");

    private final Path folder;
    private final Duration settle;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();

    private record Seen(long size, FileTime changed, Instant since) {}

    /**
     * What was found.
     *
     * @param files that stand still, the oldest first
     * @param odd what is no file and can't be imported
     * @param problems of which a person must know
     */
    record Found(List<Path> files, List<Path> odd, List<Problem> problems) {}

    FolderLook(Path folder, Duration settle, Clock clock) {
        this.folder = folder;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Looks.
     *
     * @throws IOException when the folder can't be read
     */
    Found now() throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        List<Path> odd = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!isLeftAlone(String.valueOf(entry.getFileName())) && now.size() < MOST) {
                    look(entry, now, odd, problems);
                }
            }
        }
        seen = now;
        Instant still = clock.instant().minus(settle);
        List<Path> files = now.entrySet().stream()
                .filter(each -> !each.getValue().since().isAfter(still))
                .sorted(Comparator.comparing(
                                (Map.Entry<Path, Seen> each) -> each.getValue().changed())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return new Found(files, odd, problems);
    }

    private void look(Path entry, Map<Path, Seen> now, List<Path> odd, List<Problem> problems) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                problems.add(Problem.at(entry.toString(), "TB-IMP-040"));
            } else if (!attributes.isRegularFile()) {
                odd.add(entry);
            } else {
                now.put(entry, sight(entry, attributes));
            }
        } catch (IOException e) {
            // Gone since the folder was listed: whoever took it away knows why.
            seen.remove(entry);
        }
    }

    private Seen sight(Path entry, BasicFileAttributes attributes) {
        FileTime changed = attributes.lastModifiedTime();
        Seen fresh = new Seen(attributes.size(), changed, clock.instant());
        Seen before = seen.getOrDefault(entry, fresh);
        return before.size() == fresh.size() && before.changed().equals(changed) ? before : fresh;
    }

    private static boolean isLeftAlone(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~$")
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }
}
