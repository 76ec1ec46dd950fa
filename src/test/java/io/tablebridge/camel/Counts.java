package io.tablebridge.camel;

import io.tablebridge.intake.IntakeListener;
import io.tablebridge.intake.Refusal;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the doors tell. */
final class Counts implements IntakeListener {

    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    @Override
    public void accepted(String source, long bytes, long nanos) {
        count(source + " accepted");
    }

    @Override
    public void refused(String source, Refusal refusal) {
        count(source + " " + refusal);
    }

    int of(String source, Refusal refusal) {
        return get(source + " " + refusal);
    }

    int accepted(String source) {
        return get(source + " accepted");
    }

    private int get(String key) {
        return counts.getOrDefault(key, new AtomicInteger()).get();
    }

    private void count(String key) {
        counts.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    }
}
