package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
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

    @Test
    void whatIsMeantForAPersonIsWrittenInTheLanguageChosen() throws JoranException {
        assertThat(logged("INFO", log -> log.warn("{}", Problem.at("b.zip", "TB-OPS-013", "0912-345-678"))))
                .contains("TB-OPS-013 b.zip: The backup 0912•••78 is damaged")
                .doesNotContain("345");
        assertThat(chinese(log -> log.warn("{}: {}", "hubspot", Problem.at("b.zip", "TB-OPS-013", "0912-345-678"))))
                .contains("WARN", "hubspot: TB-OPS-013 b.zip: 備份 0912•••78 已損壞")
                .doesNotContain("345", "damaged");
        assertThat(chinese(log -> log.info("{}", LogLine.of("journal.log.again", 1_234), new IllegalStateException())))
                .contains("日誌又可以寫入了，從條目 1234 開始。", "[java.lang.IllegalStateException]");
        assertThat(chinese(log -> log.info("{} bytes", 5))).contains("5 bytes");
    }

    private static String chinese(Consumer<Logger> said) throws JoranException {
        return logged("INFO", log -> {
            LogLanguage.choose(log.getLoggerContext(), Messages.TAIWAN);
            said.accept(log);
        });
    }

    private static String logged(String level) throws JoranException {
        return logged(
                level,
                log -> log.error(
                        "guest 0912-345-678\nming@example.com",
                        new IllegalStateException("values ('王小明')", new RuntimeException("王小明"))));
    }

    private static String logged(String level, Consumer<Logger> said) throws JoranException {
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
            said.accept(context.getLogger("io.tablebridge.test"));
            context.getLogger("com.zaxxer.hikari.HikariDataSource").info("starting");
        } finally {
            context.stop();
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
