package io.tablebridge.app;

import static io.tablebridge.app.ReplayedRestaurant.CLOCK;
import static io.tablebridge.app.ReplayedRestaurant.FRIDAY;
import static io.tablebridge.app.ReplayedRestaurant.RIGHT;
import static io.tablebridge.app.ReplayedRestaurant.block;
import static io.tablebridge.app.ReplayedRestaurant.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.app.replay.ReplayCommands;
import io.tablebridge.app.replay.ReplayHolder;
import io.tablebridge.app.replay.ReplayRun;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A replay that was killed or stopped and is begun again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayResumedTest {

    private static final ReplayOrder APPLY =
            new ReplayOrder("bookings", "", "", "", true, Optional.empty(), false, false, 50);

    private final Path folder;
    private final StringWriter said = new StringWriter();
    private Map<String, List<String>> undisturbed = Map.of();
    private long end;

    ReplayResumedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void replayUndisturbed() throws Exception {
        ReplayedRestaurant first = new ReplayedRestaurant(folder.resolve("first"));
        first.take(pages());
        first.say(0, "audit");
        copy("first", "undisturbed");
        ReplayedRestaurant whole = again("undisturbed");
        assertThat(whole.say(0, "replay", "bookings", "--apply")).contains("Done: ");
        undisturbed = whole.tables();
        end = whole.end();
    }

    @Test
    void aKillBetweenTwoPartsOrInTheMiddleOfOneChangesNothingInTheEnd() throws Exception {
        copy("first", "killed");
        List<String> states = new ArrayList<>();
        int[] parts = {0};
        apply(
                again("killed"),
                new StopAsked(),
                () -> {
                    if (++parts[0] == 2) {
                        states.add(copy("killed", "between"));
                    }
                },
                () -> {
                    if (parts[0] == 3) {
                        states.add(copy("killed", "appended"));
                    }
                });
        assertThat(states).containsExactly("between", "appended");
        for (String state : states) {
            ReplayedRestaurant left = again(state);
            assertThat(left.say(0, "replay", "bookings", "--apply")).as(state).contains("Done: ");
            assertThat(left.end()).as(state).isEqualTo(end);
            assertThat(left.tables()).as(state).isEqualTo(undisturbed);
        }
    }

    @Test
    void oneThatAPersonStopsGoesOnWhereItWas() throws Exception {
        copy("first", "stopped");
        ReplayedRestaurant left = again("stopped");
        StopAsked stop = new StopAsked();
        assertThat(apply(left, stop, stop::ask, () -> {})).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(said.toString()).contains("Stopped. The same command goes on from here.");
        assertThat(left.say(0, "replay", "bookings", "--apply")).contains("Done: ");
        assertThat(left.tables()).isEqualTo(undisturbed);
    }

    /** Applies it as the command does, and looks on. */
    private int apply(ReplayedRestaurant restaurant, StopAsked stop, Runnable beforeAPart, Runnable whenAppended)
            throws Exception {
        CoreSettings with = CoreSettings.of(restaurant.settings());
        Path mappings = restaurant.folder().resolve("mappings");
        try (FileJournal journal = JournalOpening.open(restaurant.settings(), with.folder(), CLOCK)) {
            MappingsInForce.activate(
                    mappings, KnownRules.of(with.folder(), journal), Version.current(), journal, CLOCK);
            try (Core core = Core.open(with, journal, CLOCK)) {
                core.catchUp();
                Map<String, Command> commands = new ReplayCommands(
                                with.folder(),
                                core.database(),
                                with.resendWindow(),
                                journal.reserveBytes(),
                                journal::end,
                                decision -> append(journal, decision),
                                entry -> {
                                    if (entry > core.loop().position()) {
                                        whenAppended.run();
                                    }
                                    return catchesUp(core);
                                },
                                CLOCK)
                        .all();
                ReplayHolder holder = new ReplayHolder(
                        request -> {
                            if (request.name().equals("replay-chunk")) {
                                beforeAPart.run();
                            }
                            return Objects.requireNonNull(commands.get(request.name()))
                                    .run(request);
                        },
                        Locale.ENGLISH);
                ReplayRun.Place place = new ReplayRun.Place(
                        with.folder(),
                        mappings,
                        with.identity(),
                        restaurant.settings().get(SettingsCatalog.ZONE));
                return new ReplayRun(APPLY, place, new PrintWriter(said), Locale.ENGLISH, stop, CLOCK).apply(holder);
            }
        }
    }

    private static long append(FileJournal journal, Entry decision) {
        return journal.append(decision).toCompletableFuture().join().entry();
    }

    private static boolean catchesUp(Core core) {
        try {
            core.catchUp();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pages of a poll, each of which fills more than half a part. */
    private static List<Entry> pages() {
        return IntStream.range(0, 4)
                .mapToObj(page -> block(
                        "bookings",
                        FRIDAY,
                        IntStream.range(0, 501)
                                .map(i -> page * 300 + i)
                                .mapToObj(i -> body(
                                        i, i / 2, 1 + page, "2026-12-24T19:00:00", 2, i, i / 2, i % 700, i % 11 == 0))
                                .toList()))
                .toList();
    }

    private ReplayedRestaurant again(String name) throws IOException {
        ReplayedRestaurant restaurant = new ReplayedRestaurant(folder.resolve(name));
        restaurant.mapping(RIGHT);
        return restaurant;
    }

    private String copy(String from, String to) {
        Path source = folder.resolve(from);
        Path target = folder.resolve(to);
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes about) throws IOException {
                    Files.createDirectories(target.resolve(source.relativize(found)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path found, BasicFileAttributes about) throws IOException {
                    Files.copy(found, target.resolve(source.relativize(found)));
                    return FileVisitResult.CONTINUE;
                }
            });
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
