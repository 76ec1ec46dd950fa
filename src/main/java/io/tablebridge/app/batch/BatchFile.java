package io.tablebridge.app.batch;

import io.tablebridge.app.export.ExportRun;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.batch.DueTimes;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a batch file. Nothing is looked at but its text. One thread. */
final class BatchFile {

    private static final Map<String, DayOfWeek> DAYS = Stream.of(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));
    private static final Duration WITHIN = Duration.ofHours(3);
    private static final int LEAST_PERCENT = 50;

    private final String name;
    private final ZoneId zone;
    private final Locale language;
    private final Function<Path, Path> places;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param name of the batch, as its file is called
     * @param language of what it writes for people, where the file does not say
     * @param places puts a relative path where it belongs
     */
    BatchFile(String name, ZoneId zone, Locale language, Function<Path, Path> places) {
        this.name = name;
        this.zone = zone;
        this.language = language;
        this.places = places;
    }

    /** What is wrong with what was read. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The batch; empty when something is wrong. */
    Optional<Batch> read(String text) {
        Optional<Batch> batch =
                BatchKeys.read("batches/" + name + ".yaml", text, problems).flatMap(this::batch);
        return problems.isEmpty() ? batch : Optional.empty();
    }

    private Optional<Batch> batch(BatchKeys keys) {
        keys.allow("batch", "description", "at", "days", "language", "import", "expect", "export");
        keys.required("batch", name)
                .filter(written -> !written.equals(name))
                .ifPresent(written -> keys.wrong("batch", "TB-BAT-005", written, name));
        if (keys.has("import") == keys.has("export")) {
            keys.wrong(keys.has("export") ? "export" : "batch", "TB-BAT-006");
            return Optional.empty();
        }
        Locale labels =
                keys.value("language", "zh-TW / en", BatchFile::language).orElse(language);
        Optional<DueTimes> due = due(keys);
        Optional<? extends BatchTask> task =
                keys.has("import") ? importTask(keys) : exportTask(keys.section("export"), keys.has("expect"), labels);
        return task.map(what -> new Batch(name, due, what, labels));
    }

    private static Optional<Locale> language(String text) {
        return switch (text) {
            case "zh-TW" -> Optional.of(Messages.TAIWAN);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    private Optional<DueTimes> due(BatchKeys keys) {
        Optional<LocalTime> at = keys.value("at", "\"02:00\"", BatchFile::time);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : keys.texts("days")) {
            DayOfWeek known = DAYS.get(day.toLowerCase(Locale.ROOT));
            if (known == null) {
                keys.wrong("days", "TB-BAT-004", "days", "[mon, tue, wed, thu, fri, sat, sun]");
                return Optional.empty();
            }
            days.add(known);
        }
        if (keys.has("days") && at.isEmpty() && !keys.has("at")) {
            keys.wrong("days", "TB-BAT-003", "at", "at: \"02:00\"");
        }
        return at.map(time -> days.isEmpty() ? DueTimes.daily(time, zone) : new DueTimes(time, days, zone));
    }

    static Optional<LocalTime> time(String text) {
        try {
            return text.matches("\\d{2}:\\d{2}") ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ImportTask> importTask(BatchKeys keys) {
        Optional<BatchKeys> expect = keys.section("expect").map(section -> section.allow("within", "rows"));
        Duration within = expect.flatMap(section -> section.value("within", "3h", BatchFile::duration))
                .orElse(WITHIN);
        int percent = expect.flatMap(section -> section.value("rows", "50%", BatchFile::percent))
                .orElse(LEAST_PERCENT);
        return keys.section("import").flatMap(section -> importTask(section, within, percent));
    }

    private Optional<ImportTask> importTask(BatchKeys keys, Duration within, int percent) {
        keys.allow("folder", "files", "mapping", "source", "encoding", "delimiter", "dates", "decimals");
        keys.required("folder", "inbox");
        keys.required("files", "\"bookings*.csv\"");
        Optional<String> mapping = keys.required("mapping", "csv-booking-zh");
        Optional<Path> folder = keys.value("folder", "inbox", this::path);
        Optional<FilePattern> files = keys.value("files", "\"bookings*.csv\"", FilePattern::of);
        String source = keys.value("source", "pos", text -> Optional.of(text).filter(word -> word.length() <= 100))
                .orElse("");
        Optional<SheetEncoding> encoding = keys.value("encoding", "Big5", SheetEncoding::of);
        Optional<Character> delimiter = keys.value("delimiter", "\";\" / tab", BatchFile::delimiter);
        SaidStyles styles = new SaidStyles(
                keys.value("dates", "day-first / month-first / minguo", SaidStyles::dates),
                keys.value("decimals", "point / comma", SaidStyles::numbers));
        if (folder.isEmpty() || files.isEmpty() || mapping.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ImportTask(
                folder.get(), files.get(), mapping.get(), source, encoding, delimiter, styles, within, percent));
    }

    private Optional<ExportTask> exportTask(Optional<BatchKeys> section, boolean expects, Locale labels) {
        if (section.isEmpty()) {
            return Optional.empty();
        }
        BatchKeys keys = section.get().allow("what", "layout", "format", "encoding", "since", "folder", "file", "sftp");
        if (expects) {
            keys.wrong("what", "TB-BAT-007");
        }
        keys.required("folder", "exports");
        keys.required("file", "\"guests-{date}.csv\"");
        Optional<String> what = keys.required("what", "guests");
        Optional<ExportPlace> place = place(keys);
        Optional<String> file = keys.value("file", "\"guests-{date}.csv\"", BatchFile::fileName);
        if (what.isEmpty() || place.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        ExportOrder wanted = new ExportOrder(
                what.get(),
                keys.text("since").orElse(""),
                "",
                keys.text("format").orElse("csv"),
                keys.text("layout").orElse("plain"),
                keys.text("encoding").orElse("utf-8"),
                Optional.empty(),
                labels);
        refusal(wanted).ifPresent(problem -> keys.wrong("what", problem));
        return Optional.of(new ExportTask(wanted, file.get(), place.get()));
    }

    private Optional<ExportPlace> place(BatchKeys keys) {
        Optional<String> account = keys.value("sftp", "accountant", text -> Optional.of(text)
                .filter(word -> word.matches("[a-z0-9][a-z0-9-]{0,59}")));
        if (!keys.has("sftp")) {
            return keys.value("folder", "exports", this::path).map(ExportPlace.Folder::new);
        }
        Optional<String> folder = keys.value(
                "folder", "/in", text -> Optional.of(text).filter(path -> path.matches("/[^\\x00-\\x1f*?]{0,500}")));
        return account.flatMap(name -> folder.map(path -> new ExportPlace.Sftp(name, path)));
    }

    /** What the export itself would say. */
    private Optional<Problem> refusal(ExportOrder wanted) {
        try {
            ExportRun.check(wanted, zone, Instant.EPOCH);
            return Optional.empty();
        } catch (OperateException e) {
            return Optional.of(e.problem());
        }
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(places.apply(Path.of(text)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fileName(String text) {
        boolean plain = text.matches("[^/\\\\.\\x00-\\x1f][^/\\\\\\x00-\\x1f]{0,199}");
        return plain ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        return text.matches("[1-9]\\d{0,2}[mh]")
                ? Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Optional<Integer> percent(String text) {
        return text.matches("\\d{1,2}%")
                ? Optional.of(Integer.parseInt(text.substring(0, text.length() - 1)))
                : Optional.empty();
    }

    private static Optional<Character> delimiter(String text) {
        String named = text.equals("tab") ? "\t" : text;
        boolean possible = named.length() == 1 && !Character.isLetterOrDigit(named.charAt(0)) && !named.equals("\"");
        return possible ? Optional.of(named.charAt(0)) : Optional.empty();
    }
}
