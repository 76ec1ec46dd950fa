package io.tablebridge.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tablebridge.app.Tablebridge;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tablebridge import} in a process of its own, as people start it, with the heap that is asked for. Behind what the
 * command says it tells what it took: {@code took NANOSECONDS NANOSECONDS}, by the clock from the process's start and of
 * processor time.
 */
final class ImportProcess {

    private static final String TOOK = "took ";

    private ImportProcess() {}

    /**
     * What an import took.
     *
     * @param said the last line the command said
     */
    record Taken(double seconds, double cpuSeconds, String said) {}

    /** @param home where its mappings and its data are */
    static Taken run(Path home, Path file, String mapping, int heapMb) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                "import",
                file.toString(),
                "--mapping",
                mapping);
        builder.environment().put("TABLEBRIDGE_HOME", home.toString());
        builder.directory(home.toFile());
        Process process = builder.redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
            }
            if (process.waitFor() != 0 || !said.get(said.size() - 1).startsWith(TOOK)) {
                throw new IOException("the import failed:\n" + String.join("\n", said));
            }
        } finally {
            process.destroyForcibly();
        }
        String[] figures = said.get(said.size() - 1).split(" ", -1);
        return new Taken(Long.parseLong(figures[1]) / 1e9, Long.parseLong(figures[2]) / 1e9, said.get(said.size() - 2));
    }

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(ImportProcess::tell));
        Tablebridge.main(arguments);
    }

    private static void tell() {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long cpuNanos =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        System.out.println(TOOK + millis * 1_000_000 + " " + cpuNanos);
    }
}
