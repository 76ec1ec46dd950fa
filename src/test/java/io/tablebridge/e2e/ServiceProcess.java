package io.tablebridge.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real service in a process of its own, to be asked, stopped and killed. */
public final class ServiceProcess implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path data;
    private final Path log;
    private final long startedNanos;

    private ServiceProcess(Process process, Path data, Path log, long startedNanos) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts {@code run} with 256 MB of heap on free ports.
     *
     * @param folder for its data and its output
     * @param secrets environment variables
     * @param settings {@code key=value} pairs that go before the configuration file's
     */
    public static ServiceProcess start(Path folder, Map<String, String> secrets, List<String> settings) {
        return start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=4",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tablebridge.app.Tablebridge"),
                folder,
                secrets,
                settings);
    }

    /** Starts {@code run} as {@link #start(Path, Map, List)} does, but with the launcher, as users do. */
    public static ServiceProcess launch(
            Path launcher, Path folder, Map<String, String> secrets, List<String> settings) {
        return start(List.of(launcher.toString()), folder, secrets, settings);
    }

    private static ServiceProcess start(
            List<String> program, Path folder, Map<String, String> secrets, List<String> settings) {
        Path data = folder.resolve("data");
        Path log = folder.resolve("service.log");
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "run",
                "--set",
                "tablebridge.data=" + data,
                "--set",
                "tablebridge.door.port=0",
                "--set",
                "tablebridge.management.port=0"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(secrets);
        try {
            Files.createDirectories(folder);
            delete(data.resolve("door.port"));
            delete(data.resolve("management.port"));
            long started = System.nanoTime();
            return new ServiceProcess(builder.start(), data, log, started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until webhooks are taken; gives the time since the process was started. */
    public Duration awaitDoor() throws InterruptedException {
        await(() -> Files.exists(data.resolve("door.port")), Duration.ofMinutes(1), "the door");
        return sinceStart();
    }

    /** The time since the process was started. */
    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() throws InterruptedException {
        awaitDoor();
        await(() -> Files.exists(data.resolve("management.port")), Duration.ofMinutes(1), "the management port");
        await(() -> management("GET", "/health/ready").statusCode() == 200, Duration.ofMinutes(2), "readiness");
    }

    /** Waits until nothing is waiting any more, neither in the journal nor for a destination. */
    public void awaitDrained(Duration most) throws InterruptedException {
        await(this::isDrained, most, "the end of the work");
    }

    /** Waits until all that was acknowledged has reached the database. */
    public void awaitPipeline(Duration most) throws InterruptedException {
        await(
                () -> value(management("GET", "/metrics").body(), "tablebridge_pipeline_behind") == 0,
                most,
                "the pipeline");
    }

    private boolean isDrained() {
        String metrics = management("GET", "/metrics").body();
        return value(metrics, "tablebridge_pipeline_behind") == 0 && value(metrics, "tablebridge_outbox_waiting") == 0;
    }

    /** The sum of a metric over its labels; -1 when it is not there. */
    public static double value(String metrics, String name) {
        double sum = 0;
        boolean found = false;
        for (String line : metrics.lines().toList()) {
            if (line.startsWith(name + " ") || line.startsWith(name + "{")) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                found = true;
            }
        }
        return found ? sum : -1;
    }

    public String metrics() {
        return management("GET", "/metrics").body();
    }

    public int doorPort() {
        return port("door.port");
    }

    public URI door(String path) {
        return URI.create("http://127.0.0.1:" + doorPort() + path);
    }

    public Path data() {
        return data;
    }

    /** Sends a request to the management port, with the token. */
    public HttpResponse<String> management(String method, String path) {
        try {
            String token = Files.readString(data.resolve("management.token")).strip();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port("management.port") + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + token)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a power switch would, only that the system lives on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As a service manager would. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not stop within a minute:\n" + output());
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int port(String file) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(file));
            return Integer.parseInt(lines.get(lines.size() - 1).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A condition that may not yet be askable. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition, Duration most, String what) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended while waiting for " + what + ":\n" + output());
            }
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // Not there yet: asked again below until the time is over.
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("no sign of " + what + " within " + most + ":\n" + output());
    }

    private static void delete(Path file) throws IOException {
        File plain = file.toFile();
        if (plain.exists() && !plain.delete()) {
            throw new IOException("could not delete " + file.getFileName());
        }
    }
}
