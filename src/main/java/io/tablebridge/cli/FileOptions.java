package io.tablebridge.cli;

import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person says about a table in a file: the options of every command that reads one. */
final class FileOptions {

    private FileOptions() {}

    /** What is wrong with these two; empty texts were not given. */
    static List<Problem> wrong(String encoding, String delimiter) {
        List<Problem> wrong = new ArrayList<>();
        if (!encoding.isEmpty() && SheetEncoding.of(encoding).isEmpty()) {
            String known = Arrays.stream(SheetEncoding.values())
                    .map(SheetEncoding::shown)
                    .collect(Collectors.joining(", "));
            wrong.add(Problem.at("--encoding", "TB-CLI-120", encoding, known));
        }
        if (!delimiter.isEmpty() && delimiter(delimiter).isEmpty()) {
            wrong.add(Problem.at("--delimiter", "TB-CLI-121", delimiter));
        }
        return wrong;
    }

    /** A character, or the word tab. */
    static Optional<Character> delimiter(String written) {
        String named = written.equals("tab") ? "\t" : written;
        boolean possible = named.length() == 1 && !Character.isLetterOrDigit(named.charAt(0)) && !named.equals("\"");
        return possible ? Optional.of(named.charAt(0)) : Optional.empty();
    }
}
