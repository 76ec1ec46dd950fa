package io.tablebridge.app.export;

import io.tablebridge.cli.ExportOrder;
import io.tablebridge.export.ExportKind;
import io.tablebridge.export.ExportLayout;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be exported, checked.
 *
 * @param output empty for the standard output
 * @param day that arrivals are asked for
 * @param labels the language of the labels over the columns
 */
record ExportPlan(
        ExportKind kind,
        ExportLayout layout,
        ExportFormat format,
        boolean big5,
        Optional<Path> output,
        LocalDate day,
        Locale labels) {

    /**
     * @throws OperateException when something in it is not to be had
     */
    static ExportPlan of(ExportOrder order, LocalDate today) {
        ExportKind kind = choice("", order.kind(), ExportKind.values(), ExportKind::code);
        ExportLayout layout = choice("--layout", order.layout(), ExportLayout.values(), ExportLayout::code);
        ExportFormat format = choice("--format", order.format(), ExportFormat.values(), ExportFormat::code);
        boolean big5 = choice("--encoding", order.encoding(), new String[] {"utf-8", "big5"}, text -> text)
                .equals("big5");
        if (big5 && format != ExportFormat.CSV) {
            throw OperateException.mistake(Problem.at("--encoding", "TB-EXP-005", format.code()));
        }
        if (layout.isOfGuests() && kind != ExportKind.GUESTS) {
            throw OperateException.mistake(Problem.at("--layout", "TB-EXP-007", layout.code(), kind.code()));
        }
        if (layout.isForAdvertising() && (big5 || format != ExportFormat.CSV)) {
            throw OperateException.mistake(Problem.at("--layout", "TB-EXP-008", layout.code()));
        }
        boolean arrivals = kind == ExportKind.ARRIVALS;
        if (arrivals ? !order.since().isEmpty() : !order.date().isEmpty()) {
            throw OperateException.mistake(Problem.at(arrivals ? "--since" : "--date", "TB-EXP-009", kind.code()));
        }
        return new ExportPlan(kind, layout, format, big5, order.output(), day(order.date(), today), order.labels());
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            return text.isEmpty() ? today : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw OperateException.mistake(Problem.at("--date", "TB-EXP-010", Masking.line(text)));
        }
    }

    private static <T> T choice(String option, String given, T[] all, Function<T, String> code) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(given.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> OperateException.mistake(Problem.at(
                        option,
                        "TB-EXP-003",
                        Masking.line(given),
                        Arrays.stream(all).map(code).collect(Collectors.joining(", ")))));
    }
}
