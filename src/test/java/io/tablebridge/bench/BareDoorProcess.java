package io.tablebridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The baseline in a process of its own, with the heap and the collector of the service. */
final class BareDoorProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private BareDoorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BareDoorProcess start(Path file) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareDoor.class.getName(),
                file.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException("the baseline did not start");
        }
        return new BareDoorProcess(process, Integer.parseInt(line.substring("port ".length())));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
