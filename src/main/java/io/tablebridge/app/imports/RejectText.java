package io.tablebridge.app.imports;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.pipeline.ImportReject;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of rejected rows as text: what a person must know stands in front of the row, whose text stays as it was, so that
 * a quotation mark that it lacks can't swallow it. Immutable, thread-safe.
 */
final class RejectText {

    /** No table has columns of these names. */
    static final List<String> OURS =
            List.of("tablebridge: line", "tablebridge: column", "tablebridge: reason", "tablebridge: remedy");

    /** {@code guest.phone, csv-booking-zh.yaml:12 /電話 /手機}. */
    private static final Pattern AT_POINTER = Pattern.compile("[^/]*? ?\\S+:\\d+ /(.+)");

    /** The end of the first sentence: what follows says what to do. */
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?(?:[.!?](?= +\\p{Lu})|。))\\s*(.+)");

    private final SheetForm form;
    private final Locale language;

    RejectText(SheetForm form, Locale language) {
        this.form = form;
        this.language = language;
    }

    String header() {
        return joined(OURS) + form.delimiter() + joined(form.columns());
    }

    private String joined(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(form.delimiter())));
    }

    /** @param text of the row, as it stood in the file */
    String row(ImportReject reject, String text) {
        List<String> ours = List.of(
                Long.toString(reject.line()),
                joined(reject, this::column),
                joined(reject, problem -> problem.code() + " " + parts(problem)[0]),
                joined(reject, problem -> parts(problem)[1]));
        return joined(ours) + form.delimiter() + text;
    }

    private static String joined(ImportReject reject, Function<Problem, String> part) {
        return reject.problems().stream()
                .map(part)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private String column(Problem problem) {
        Matcher pointer = AT_POINTER.matcher(problem.place());
        String places = pointer.matches() ? pointer.group(1) : problem.place();
        return Arrays.stream(places.split(" /"))
                .map(place -> place.replace("~1", "/").replace("~0", "~"))
                .filter(form.columns()::contains)
                .findFirst()
                .orElse("");
    }

    private String[] parts(Problem problem) {
        String text =
                Messages.text(language, problem.code(), problem.arguments().toArray());
        Matcher sentence = SENTENCE.matcher(text);
        return sentence.matches()
                ? new String[] {sentence.group(1), sentence.group(2)}
                : new String[] {text, Messages.text(language, "import.rejects.again")};
    }

    private String cell(String text) {
        char quote = form.quote();
        boolean plain = text.indexOf(form.delimiter()) < 0
                && text.indexOf(quote) < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0;
        return plain ? text : quote + text.replace(String.valueOf(quote), "" + quote + quote) + quote;
    }
}
