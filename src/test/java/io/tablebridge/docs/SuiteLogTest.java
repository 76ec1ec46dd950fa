package io.tablebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Reads what every test before it has logged, the processes they started included. It runs last: {@code
 * junit-platform.properties} orders the classes.
 */
@Order(Integer.MAX_VALUE)
class SuiteLogTest {

    /** The invented people of the tests, e-mail addresses, local and international phone numbers, secrets. */
    private static final Pattern PERSONAL = Pattern.compile("王小明|林小姐|歐陽娜娜|陳怡君|[\\w.]+@example\\.(?:com|org)"
            + "|(?<!\\d)09\\d{2}-?\\d{3}-?\\d{3}(?!\\d)|\\+8869\\d{8}|-of-a-test|sandbox-token|pat-na1-\\w+");

    @Test
    void theLogOfTheSuiteHoldsNothingPersonal() throws IOException {
        LoggerFactory.getLogger("io.tablebridge.docs").info("the last line of the suite");
        List<String> found = new ArrayList<>();
        int lines = 0;
        long begin = ManagementFactory.getRuntimeMXBean().getStartTime();
        try (Stream<Path> files = Files.list(SuiteLog.FOLDER)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < begin) {
                    continue; // of an earlier run
                }
                for (String line : Files.readAllLines(file)) {
                    lines++;
                    if (PERSONAL.matcher(line).find()) {
                        found.add(line);
                    }
                }
            }
        }
        assertThat(lines).isPositive();
        assertThat(found).isEmpty();
    }
}
