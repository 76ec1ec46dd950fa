package io.tablebridge.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSLT expressions. They are short, and without what could take long or differ from one time to the next: functions of
 * their own (they could call themselves), other files, more than two loops, patterns (a pattern can take years), the clock
 * and chance.
 */
final class ExpressionReader {

    /** The longest expression, in characters. */
    static final int MAX_LENGTH = 1_000;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_LOOPS = 2;
    private static final int MAX_LETS = 3;

    private static final Pattern ASIDE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|//[^\\n]*");
    private static final Pattern REFUSED = Pattern.compile("\\b(?:def|import)\\b"
            + "|\\b(?:test|capture|split|replace|from-json|now|random|uuid|parse-url|error)(?=\\s*\\()");
    private static final Pattern LOOP = Pattern.compile("\\bfor\\b");
    private static final Pattern LET = Pattern.compile("\\blet\\b");

    private final Problems problems;

    ExpressionReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ValueSource> read(Section rule) {
        Optional<String> text = rule.text("expr");
        int line = rule.lineOf("expr");
        if (text.isEmpty() || isRefused(text.get(), line)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Expression(Parser.compileString(text.get())));
        } catch (JsltException e) {
            // The parser lists everything it would have taken on the lines after the first.
            problems.add(
                    line,
                    "TB-MAP-065",
                    e.getMessageWithoutLocation().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    private boolean isRefused(String text, int line) {
        if (text.length() > MAX_LENGTH) {
            problems.add(line, "TB-MAP-066", text.length() + " > " + MAX_LENGTH);
            return true;
        }
        String bare = ASIDE.matcher(text).replaceAll(" ");
        Matcher refused = REFUSED.matcher(bare);
        String what = "";
        if (refused.find()) {
            what = refused.group();
        } else if (LOOP.matcher(bare).results().count() > MAX_LOOPS) {
            what = "for × " + (MAX_LOOPS + 1);
        } else if (LET.matcher(bare).results().count() > MAX_LETS) {
            what = "let × " + (MAX_LETS + 1);
        } else if (isDeep(bare)) {
            what = "(".repeat(3) + "…";
        }
        if (!what.isEmpty()) {
            problems.add(line, "TB-MAP-066", what);
        }
        return !what.isEmpty();
    }

    private static boolean isDeep(String bare) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest > MAX_DEPTH;
    }
}
