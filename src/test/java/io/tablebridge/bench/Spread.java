package io.tablebridge.bench;

import java.util.List;

/** Values of the same thing, one from each round. */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(n - 1));
    }

    static Spread of(double value) {
        return new Spread(value, value, value);
    }
}
