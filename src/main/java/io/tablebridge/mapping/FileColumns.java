package io.tablebridge.mapping;

import io.tablebridge.normalize.ColumnKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By which columns a mapping knows the files whose rows it reads. Names are compared by {@link ColumnKey}. Immutable,
 * thread-safe.
 *
 * @param needed without one of these it is no such file; of several names in one entry, one is enough
 * @param others which columns such a file may have besides: those that the mapping reads, and those that only belong to it
 */
public record FileColumns(List<List<String>> needed, List<String> others) {

    public FileColumns {
        needed = needed.stream().map(List::copyOf).toList();
        others = List.copyOf(others);
    }

    /** The needed ones that this file lacks. */
    public List<List<String>> missing(List<String> file) {
        Set<String> there = new HashSet<>(renamed(file));
        return needed.stream()
                .filter(names -> names.stream().noneMatch(there::contains))
                .toList();
    }

    /** How many columns of this file are known. */
    public int known(List<String> file) {
        return file.size() - unknown(file).size();
    }

    /** The columns of this file that are not known. */
    public List<String> unknown(List<String> file) {
        Set<String> ours = names();
        return renamed(file).stream().filter(column -> !ours.contains(column)).toList();
    }

    /**
     * The columns of a file under the names that the mapping has for them; as they are where it has none. One that has exactly
     * the mapping's name stays; of two others that are both like one name neither is taken for it.
     */
    public List<String> renamed(List<String> file) {
        Map<String, String> ours = new HashMap<>();
        names().forEach(name -> ours.putIfAbsent(ColumnKey.of(name), name));
        Map<String, Integer> alike = new HashMap<>();
        file.forEach(column -> alike.merge(ColumnKey.of(column), 1, Integer::sum));
        Set<String> taken = new HashSet<>(file);
        Set<String> exact = names();
        List<String> renamed = new ArrayList<>(file.size());
        for (String column : file) {
            String key = ColumnKey.of(column);
            Optional<String> name = Optional.ofNullable(ours.get(key))
                    .filter(own -> !exact.contains(column) && alike.getOrDefault(key, 0) == 1)
                    .filter(taken::add);
            renamed.add(name.orElse(column));
        }
        return List.copyOf(renamed);
    }

    private Set<String> names() {
        return Stream.concat(needed.stream().flatMap(List::stream), others.stream())
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }
}
