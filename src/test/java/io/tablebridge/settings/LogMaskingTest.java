package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Logs through the configuration that ships, into a context of its own. */
class LogMaskingTest {

    @Test
    void personalDataInMessagesAndExceptionsIsMasked() throws JoranException {
        String log = logged("INFO");
        assertThat(log)
                .contains("guest", "•••", "IllegalStateException")
                .doesNotContain("0912-345-678", "ming@example.com", "王小明", "\tat ", "LogMaskingTest.java");
    }

    @Test
    void atDebugTheFramesAreShownButStillNoMessages() throws JoranException {
        assertThat(logged("DEBUG")).contains("LogMaskingTest.java").doesNotContain("王小明");
    }

    @Test
    void aMessageCanNotForgeASecondLine() throws JoranException {
        assertThat(logged("INFO").lines()).hasSize(1);
    }

    private static String logged(String level) throws JoranException {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            context.putProperty("TABLEBRIDGE_LOG", level);
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            URL shipped = Objects.requireNonNull(LogMaskingTest.class.getResource("/logback.xml"));
            configurator.doConfigure(shipped);
            context.getLogger("io.tablebridge.test")
                    .error(
                            "guest 0912-345-678\nming@example.com",
                            new IllegalStateException("values ('王小明')", new RuntimeException("王小明")));
            context.getLogger("com.zaxxer.hikari.HikariDataSource").info("starting");
        } finally {
            context.stop();
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
