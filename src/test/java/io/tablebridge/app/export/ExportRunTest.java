package io.tablebridge.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.HandClock;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.export.ExportPage;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command writes of the pages that it gets, and what it leaves behind. */
class ExportRunTest {

    private static final List<Heading> HEADINGS = List.of(new Heading("name", "姓名"), Heading.of("visits"));
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T16:30:00Z"));
    private final StringWriter said = new StringWriter();
    private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final Path folder;
    private final Path file;
    private int pages = 3;
    private boolean growing;
    private boolean stop;

    ExportRunTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("guests.csv");
    }

    @Test
    void allPagesStandInTheFileOnceAndInOrder() throws Exception {
        assertThat(export(order("csv", "utf-8", Optional.of(file)))).isZero();
        assertThat(Files.readString(file)).isEqualTo("\ufeff姓名,visits\r\n堃0,0\r\n堃1,1\r\n堃2,2\r\n");
        assertThat(said.toString()).contains("3 rows in " + file).doesNotContain("Meanwhile");
        assertThat(names()).containsExactly("guests.csv");
        assertThat(asked.get(0)).containsEntry("day", "2026-11-23").containsEntry("labels", "zh-TW");
    }

    @Test
    void whatCameIntoEffectMeanwhileIsSaid() throws Exception {
        growing = true;
        export(order("csv", "utf-8", Optional.of(file)));
        assertThat(said.toString()).contains("Meanwhile 2 entries came into effect");
    }

    @Test
    void aStoppedExportLeavesTheFileBeforeAsItWasAndNoHalf() throws Exception {
        Files.writeString(file, "before");
        Files.writeString(folder.resolve("guests.csv.part"), "of one that was killed");
        stop = true;
        assertThat(export(order("csv", "utf-8", Optional.of(file)))).isEqualTo(CommandResult.CANNOT);
        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(names()).containsExactly("guests.csv");
        assertThat(said.toString()).contains("nothing was left behind");
    }

    @Test
    void anExportThatFailsHalfwayLeavesNothing() {
        pages = -1;
        assertThatThrownBy(() -> export(order("xlsx", "utf-8", Optional.of(file))))
                .isInstanceOf(OperateException.class)
                .hasMessageContaining("the service said no");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatBig5DoesNotHaveIsListedBesideTheTable() throws Exception {
        assertThat(export(order("csv", "big5", Optional.of(file)))).isZero();
        assertThat(Files.readString(file, Charset.forName("x-windows-950"))).contains("\"&#22531;1\",1");
        assertThat(Files.readString(folder.resolve("guests.csv.missing.csv")))
                .isEqualTo("\ufeffrow,column,character,number\r\n2,姓名,堃,U+5803\r\n3,姓名,堃,U+5803\r\n4,姓名,堃,U+5803\r\n");
        assertThat(said.toString()).contains("Row 2, column 姓名: Big5 does not have 堃 (U+5803)", "3 characters");
        pages = 0;
        assertThat(export(order("csv", "big5", Optional.of(file)))).isZero();
        assertThat(names()).containsExactly("guests.csv");
    }

    @Test
    void withoutAFileTheTableIsOnTheStandardOutputInEachFormat() throws Exception {
        assertThat(export(order("jsonl", "utf-8", Optional.empty()))).isZero();
        assertThat(standard.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"name\":\"堃0\",\"visits\":0}\n{\"name\":\"堃1\",\"visits\":1}\n{\"name\":\"堃2\",\"visits\":2}\n");
        standard.reset();
        assertThat(export(order("xlsx", "utf-8", Optional.empty()))).isZero();
        assertThat(standard.toByteArray()).startsWith('P', 'K');
        assertThat(said.toString()).contains("3 rows.").doesNotContain("堃");
    }

    @Test
    void aReaderThatGoesAwayIsNoDefect() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> run(order("csv", "utf-8", Optional.empty()), closed))
                .isInstanceOf(OperateException.class)
                .hasMessageContaining("TB-EXP-011");
    }

    @Test
    void aTimeBackFromNowAndADayOfTheRestaurantAreUnderstood() throws Exception {
        export(since("36h"));
        export(since("2w"));
        export(since("2026-11-22"));
        assertThat(asked.stream()
                        .filter(arguments -> arguments.containsKey("since"))
                        .map(arguments -> arguments.get("since")))
                .containsExactly("2026-11-21T04:30:00Z", "2026-11-08T16:30:00Z", "2026-11-21T16:00:00Z");
        assertThat(said.toString()).contains("The journal no longer goes back so far");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        refused(
                "TB-EXP-003",
                new ExportOrder("guest", "", "", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH));
        refused("TB-EXP-004", since("0d"));
        refused("TB-EXP-005", order("xlsx", "big5", Optional.empty()));
        refused("TB-EXP-007", layout("orders", "hubspot", "csv"));
        refused("TB-EXP-008", layout("guests", "google-ads", "xlsx"));
        refused(
                "TB-EXP-009",
                new ExportOrder("arrivals", "7d", "", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH));
        refused(
                "TB-EXP-009",
                new ExportOrder("guests", "", "2026-11-22", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH));
        refused(
                "TB-EXP-010",
                new ExportOrder("arrivals", "", "today", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH));
    }

    private void refused(String code, ExportOrder order) {
        assertThatThrownBy(() -> export(order))
                .isInstanceOf(OperateException.class)
                .hasMessageContaining(code);
    }

    private static ExportOrder order(String format, String encoding, Optional<Path> file) {
        return new ExportOrder("guests", "", "", format, "plain", encoding, file, Locale.TAIWAN);
    }

    private static ExportOrder since(String since) {
        return new ExportOrder("guests", since, "", "csv", "plain", "utf-8", Optional.empty(), Locale.ENGLISH);
    }

    private static ExportOrder layout(String kind, String layout, String format) {
        return new ExportOrder(kind, "", "", format, layout, "utf-8", Optional.empty(), Locale.ENGLISH);
    }

    private int export(ExportOrder order) throws InterruptedException {
        return run(order, standard);
    }

    private int run(ExportOrder order, OutputStream to) throws InterruptedException {
        return new ExportRun(order, TAIPEI, to, new PrintWriter(said, true), Locale.ENGLISH, () -> stop, clock)
                .from(new ExportHolder(this::answer, Locale.ENGLISH));
    }

    /** A page of one row each. */
    private CommandResult answer(CommandRequest request) {
        asked.add(request.arguments());
        if (request.name().equals("export-ground")) {
            boolean since = request.arguments().containsKey("since");
            OptionalLong entry = since ? OptionalLong.of(0) : OptionalLong.empty();
            return ok(ExportJson.write(new ExportGround(HEADINGS, 3, entry, !since)));
        }
        if (pages < 0) {
            return new CommandResult(CommandResult.CANNOT, "the service said no");
        }
        String from = request.arguments().getOrDefault("from", "");
        int page = from.isEmpty() ? 0 : Integer.parseInt(from);
        List<List<Cell>> rows = pages == 0 ? List.of() : List.of(List.of(Cell.text("堃" + page), Cell.number(page)));
        String next = page + 1 < pages ? Integer.toString(page + 1) : "";
        return ok(ExportJson.write(new ExportPage(rows, next, 1), growing ? page + 7 : 7));
    }

    private static CommandResult ok(String json) {
        return new CommandResult(CommandResult.OK, json);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
