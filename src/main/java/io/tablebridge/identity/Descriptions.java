package io.tablebridge.identity;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What each record tells, its name and its values, and which records tell of a value; all of them by their numbers. A value
 * of a few records has them in a chain, one of many keeps them by name. One thread.
 */
final class Descriptions {

    private static final int FEW = 32;
    private static final int NONE = 0;

    private final Longs names = new Longs();
    private final Ints firstOfRecord = new Ints();
    private final Ints firstOfValue = new Ints();
    private final Map<Integer, Popular> popular = new HashMap<>();

    // That a record has a value: numbered from 1.
    private final Ints record = new Ints();
    private final Ints value = new Ints();
    private final Ints nextOfRecord = new Ints();
    private final Ints nextOfValue = new Ints();
    private int last;
    private int free;

    long name(int ofRecord) {
        return names.get(ofRecord);
    }

    /** The values of a record in the order given. */
    int[] values(int ofRecord) {
        int[] values = new int[count(firstOfRecord.get(ofRecord), nextOfRecord)];
        int at = firstOfRecord.get(ofRecord);
        for (int i = 0; i < values.length; i++) {
            values[i] = value.get(at);
            at = nextOfRecord.get(at);
        }
        return values;
    }

    private static int count(int first, Ints next) {
        int count = 0;
        for (int at = first; at != NONE; at = next.get(at)) {
            count++;
        }
        return count;
    }

    /** Lets a record tell something else than before. */
    void describe(int ofRecord, long name, int[] values) {
        for (int at = firstOfRecord.get(ofRecord); at != NONE; ) {
            int next = nextOfRecord.get(at);
            leave(ofRecord, value.get(at));
            nextOfRecord.set(at, free);
            free = at;
            at = next;
        }
        names.set(ofRecord, name);
        int first = NONE;
        for (int i = values.length - 1; i >= 0; i--) {
            int at = place();
            record.set(at, ofRecord);
            value.set(at, values[i]);
            nextOfRecord.set(at, first);
            first = at;
            join(at, name);
        }
        firstOfRecord.set(ofRecord, first);
    }

    private int place() {
        if (free == NONE) {
            return ++last;
        }
        int place = free;
        free = nextOfRecord.get(place);
        return place;
    }

    private void join(int at, long name) {
        int joined = value.get(at);
        Popular many = popular.get(joined);
        if (many == null && count(firstOfValue.get(joined), nextOfValue) == FEW) {
            many = new Popular();
            for (int other : few(joined)) {
                many.add(names.get(other), other);
            }
            popular.put(joined, many);
            firstOfValue.set(joined, NONE);
        }
        if (many == null) {
            nextOfValue.set(at, firstOfValue.get(joined));
            firstOfValue.set(joined, at);
        } else {
            many.add(name, record.get(at));
        }
    }

    private void leave(int leaving, int left) {
        Popular many = popular.get(left);
        if (many != null) {
            many.remove(names.get(leaving), leaving);
            if (many.size == 0) {
                popular.remove(left);
            }
            return;
        }
        int before = NONE;
        int at = firstOfValue.get(left);
        while (record.get(at) != leaving) {
            before = at;
            at = nextOfValue.get(at);
        }
        if (before == NONE) {
            firstOfValue.set(left, nextOfValue.get(at));
        } else {
            nextOfValue.set(before, nextOfValue.get(at));
        }
    }

    private int[] few(int ofValue) {
        int[] records = new int[count(firstOfValue.get(ofValue), nextOfValue)];
        int at = firstOfValue.get(ofValue);
        for (int i = 0; i < records.length; i++) {
            records[i] = record.get(at);
            at = nextOfValue.get(at);
        }
        return records;
    }

    /** How many records have a value. */
    int size(int ofValue) {
        return Optional.ofNullable(popular.get(ofValue))
                .map(many -> many.size)
                .orElseGet(() -> count(firstOfValue.get(ofValue), nextOfValue));
    }

    /** How many different names they have. */
    long names(int ofValue) {
        return Optional.ofNullable(popular.get(ofValue)).map(Popular::names).orElseGet(() -> IntStream.of(few(ofValue))
                .mapToLong(names::get)
                .filter(name -> name != 0)
                .distinct()
                .count());
    }

    /** The records that have a value; looked for one by one as they are asked for. */
    IntStream records(int ofValue) {
        return Optional.ofNullable(popular.get(ofValue))
                .map(Popular::records)
                .orElseGet(() -> IntStream.of(few(ofValue)));
    }

    /** Those of one name. */
    IntStream records(int ofValue, long name) {
        return Optional.ofNullable(popular.get(ofValue))
                .map(many -> many.records(name))
                .orElseGet(() -> IntStream.of(few(ofValue)).filter(one -> names.get(one) == name));
    }

    /** The records of a value that many have. */
    private static final class Popular {

        private final Map<Long, Set<Integer>> byName = new HashMap<>();
        private int size;

        void add(long name, int record) {
            byName.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(record);
            size++;
        }

        void remove(long name, int record) {
            Set<Integer> named = byName.getOrDefault(name, Set.of());
            if (named.remove(record)) {
                size--;
            }
            if (named.isEmpty()) {
                byName.remove(name);
            }
        }

        long names() {
            return byName.size() - (byName.containsKey(0L) ? 1L : 0L);
        }

        IntStream records() {
            return byName.values().stream().flatMapToInt(named -> named.stream().mapToInt(record -> record));
        }

        IntStream records(long name) {
            return byName.getOrDefault(name, Set.of()).stream().mapToInt(record -> record);
        }
    }
}
