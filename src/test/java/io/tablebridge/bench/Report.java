package io.tablebridge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark found, as a table for people and as one JSON object. The JSON's figures are the rounds' medians. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bench;
    private final Map<String, Spread> metrics = new LinkedHashMap<>();
    private final Map<String, Spread> baselines = new LinkedHashMap<>();
    private final Map<String, Spread> ratios = new LinkedHashMap<>();
    private final Map<String, Object> conditions = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private boolean broken;

    Report(String bench) {
        this.bench = bench;
    }

    void metric(String name, Spread value) {
        metrics.put(name, value);
    }

    void metric(String name, double value) {
        metrics.put(name, Spread.of(value));
    }

    void baseline(String name, Spread value) {
        baselines.put(name, value);
    }

    void baseline(String name, double value) {
        baselines.put(name, Spread.of(value));
    }

    void ratio(String name, Spread value) {
        ratios.put(name, value);
    }

    void condition(String name, Object value) {
        conditions.put(name, value);
    }

    void note(String line) {
        lines.add(line);
    }

    /** What was promised does not hold. */
    void broken(String line) {
        broken = true;
        lines.add(line);
    }

    boolean holds() {
        return !broken;
    }

    /** A round of the baseline and ours, with the seconds in which ours worked off what it had taken. */
    void round(Load.Round baseline, Load.Round ours, double drained) {
        if (lines.stream().noneMatch(line -> line.startsWith("round"))) {
            lines.add(format(
                    "%-6s %12s %9s %9s %12s %9s %9s %7s %9s",
                    "round", "baseline/s", "p50 ms", "p99 ms", "door/s", "p50 ms", "p99 ms", "ratio", "drained s"));
        }
        long number = lines.stream().filter(line -> line.startsWith("#")).count() + 1;
        lines.add(format(
                "#%-5d %12.0f %9.2f %9.2f %12.0f %9.2f %9.2f %7.3f %9.1f",
                number,
                baseline.perSecond(),
                baseline.millisAt(50),
                baseline.millisAt(99),
                ours.perSecond(),
                ours.millisAt(50),
                ours.millisAt(99),
                ours.perSecond() / baseline.perSecond(),
                drained));
    }

    String table() {
        List<String> all = new ArrayList<>(lines);
        all.add("");
        all.add(format("%-32s %12s %12s %12s", bench, "median", "least", "most"));
        List.of(metrics, baselines, ratios)
                .forEach(group -> group.forEach((name, value) -> all.add(format(
                        "%-32s %12s %12s %12s",
                        name, plain(value.median()), plain(value.least()), plain(value.most())))));
        all.add("");
        conditions.forEach((name, value) -> all.add(format("%-16s %s", name, value)));
        return String.join("\n", all);
    }

    String json() throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", bench);
        all.put("metrics", medians(metrics));
        all.put("baselines", medians(baselines));
        all.put("ratios", medians(ratios));
        all.put("conditions", conditions);
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> medians(Map<String, Spread> group) {
        Map<String, Object> medians = new LinkedHashMap<>();
        group.forEach((name, value) -> medians.put(name, new BigDecimal(plain(value.median()))));
        return medians;
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
