package io.tablebridge.bench;

import io.tablebridge.e2e.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long it takes from the start of the process to the first webhook that is taken. */
final class StartTimes {

    private final Path work;
    private final Map<String, String> secrets;
    private final Load load;

    StartTimes(Path work, Map<String, String> secrets, Load load) {
        this.work = work;
        this.secrets = secrets;
        this.load = load;
    }

    /**
     * Seconds of each start.
     *
     * @param first in an empty folder
     * @param later in the folder of a service that was stopped
     */
    record Seconds(List<Double> first, List<Double> later) {}

    /**
     * @param launcher what users start, with its archive of classes; empty for plain Java on the build's class path
     */
    Seconds measure(Optional<Path> launcher, int times) throws InterruptedException {
        List<Double> first = new ArrayList<>();
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Path folder = work.resolve((launcher.isPresent() ? "launched-" : "plain-") + i);
            first.add(start(launcher, folder));
            later.add(start(launcher, folder));
        }
        return new Seconds(first, later);
    }

    private double start(Optional<Path> launcher, Path folder) throws InterruptedException {
        try (ServiceProcess service = launcher.map(
                        path -> ServiceProcess.launch(path, folder, secrets, DoorBench.SETTINGS))
                .orElseGet(() -> ServiceProcess.start(folder, secrets, DoorBench.SETTINGS))) {
            service.awaitDoor();
            if (!load.isTaken(service.doorPort())) {
                throw new IllegalStateException("the first webhook was not taken:\n" + service.output());
            }
            Duration taken = service.sinceStart();
            service.awaitReady();
            service.stop();
            return taken.toNanos() / 1e9;
        }
    }

    /** The launcher, when it was built and has its archive. */
    static Optional<Path> launcher() {
        Path home = Path.of(
                        Optional.ofNullable(System.getenv("TABLEBRIDGE_HOME")).orElse(""))
                .toAbsolutePath();
        Path launcher = home.resolve("tablebridge");
        Path builds = home.resolve("target").resolve("builds");
        try {
            Path current =
                    builds.resolve(Files.readString(builds.resolve("current")).strip());
            boolean built = Files.isExecutable(launcher) && Files.exists(current.resolve("tablebridge.jsa"));
            return built ? Optional.of(launcher) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
