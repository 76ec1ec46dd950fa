package io.tablebridge.guests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.model.RecordVersion;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The highest version of each scheme that was ever in force for a record, kept when a state of another scheme comes into
 * force: what is below was already left behind.
 */
record Peaks(SortedMap<String, Long> numbers) {

    static final Peaks NONE = new Peaks(new TreeMap<>());

    private static final String NOTHING = "{}";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A source counts in one scheme, seldom in two. */
    private static final int MOST_SCHEMES = 8;

    Peaks {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    Peaks with(RecordVersion version) {
        boolean full = numbers.size() >= MOST_SCHEMES && !numbers.containsKey(version.scheme());
        if (version.scheme().equals(RecordVersion.NONE) || full) {
            return this;
        }
        TreeMap<String, Long> higher = new TreeMap<>(numbers);
        higher.merge(version.scheme(), version.number(), Math::max);
        return new Peaks(higher);
    }

    /** The higher of both. */
    Peaks with(Peaks others) {
        Peaks all = this;
        for (Map.Entry<String, Long> other : others.numbers.entrySet()) {
            all = all.with(new RecordVersion(other.getKey(), other.getValue()));
        }
        return all;
    }

    /** The same without a version that was taken back; one that was higher stays. */
    Peaks without(RecordVersion version) {
        if (numbers.getOrDefault(version.scheme(), Long.MAX_VALUE) != version.number()) {
            return this;
        }
        TreeMap<String, Long> left = new TreeMap<>(numbers);
        left.remove(version.scheme());
        return new Peaks(left);
    }

    boolean areAbove(RecordVersion version) {
        return numbers.getOrDefault(version.scheme(), Long.MIN_VALUE) > version.number();
    }

    String toJson() {
        try {
            return numbers.isEmpty() ? NOTHING : JSON.writeValueAsString(numbers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("versions can't be written as JSON", e);
        }
    }

    static Peaks ofJson(String json) {
        try {
            return json.equals(NOTHING)
                    ? NONE
                    : new Peaks(JSON.readValue(json, new TypeReference<TreeMap<String, Long>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored versions can't be read back", e);
        }
    }
}
