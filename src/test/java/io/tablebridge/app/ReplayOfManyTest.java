package io.tablebridge.app;

import static io.tablebridge.app.ReplayedRestaurant.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of 100,000 events by the real program in 256 MB. Prints the figures; run with {@code -Dtest.groups=long}. */
@Tag("long")
class ReplayOfManyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int EVENTS = 100_000;

    private final ReplayedRestaurant restaurant;

    ReplayOfManyTest(@TempDir Path folder) throws Exception {
        restaurant = new ReplayedRestaurant(folder);
    }

    @Test
    void thePreviewNamesWhatApplyingChangesAndAKillInTheMiddleResumes() throws Exception {
        restaurant.take(ReplayCommandTest.history(new Random(7), EVENTS, 40_000));
        ended(start("audit"), "taking in");
        restaurant.mapping(RIGHT);

        List<String> shown = ReplayCommandTest.guests(
                ended(start("replay", "bookings", "--values", "--limit", "1000000"), "preview"));
        var before = restaurant.guests();
        Process killed = start("replay", "bookings", "--apply").process();
        Path said = out("replay--apply");
        await().atMost(PATIENCE).until(() -> Files.readString(said).contains("read again "));
        killed.destroyForcibly().waitFor();
        assertThat(Files.readString(said)).doesNotContain("Done: ");
        assertThat(ended(start("replay", "bookings", "--apply"), "applying the rest"))
                .contains("Done: ");
        assertThat(sorted(shown)).isEqualTo(sorted(ReplayCommandTest.differences(before, restaurant.guests())));
        System.out.println(shown.size() + " lines about guests and fields");

        long end = restaurant.end();
        assertThat(ended(start("replay", "bookings", "--apply"), "applying it a second time"))
                .contains("This was done before");
        assertThat(restaurant.end()).isEqualTo(end);
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private record Run(Process process, Path out, long begun) {}

    private Path out(String name) {
        return restaurant.folder().resolve(name + ".out");
    }

    private Run start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tablebridge.app.Tablebridge"));
        command.addAll(List.of(arguments));
        Path out = out(arguments[0] + (List.of(arguments).contains("--apply") ? "--apply" : ""));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("TABLEBRIDGE_HOME", restaurant.folder().toString());
        builder.environment().put("LC_ALL", "en");
        return new Run(builder.start(), out, System.nanoTime());
    }

    private static String ended(Run run, String what) throws Exception {
        boolean inTime = run.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        run.process().destroyForcibly();
        String said = Files.readString(run.out());
        assertThat(inTime).as(what).isTrue();
        assertThat(run.process().exitValue()).as(said).isZero();
        System.out.printf(
                "%s: %d s%n",
                what, Duration.ofNanos(System.nanoTime() - run.begun()).toSeconds());
        said.lines().filter(line -> line.matches("Guests: .*|Events .*")).forEach(System.out::println);
        return said;
    }
}
