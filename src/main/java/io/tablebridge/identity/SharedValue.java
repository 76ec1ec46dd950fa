package io.tablebridge.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feature's value with the records that have it. Nearly all have a few; those of a popular one are kept by name. */
final class SharedValue {

    private static final int FEW = 32;

    final FeatureHash hash;
    private List<Member> few = new ArrayList<>(1);
    private @Nullable Popular popular;

    SharedValue(FeatureHash hash) {
        this.hash = hash;
    }

    void add(Member member) {
        if (popular == null && few.size() == FEW) {
            popular = new Popular(few);
            few = List.of();
        }
        if (popular == null) {
            few.add(member);
        } else {
            popular.add(member);
        }
    }

    void remove(Member member) {
        if (popular == null) {
            few.remove(member);
            return;
        }
        popular.remove(member);
        if (popular.size == 0) {
            popular = null;
            few = new ArrayList<>(1);
        }
    }

    List<Member> members() {
        if (popular == null) {
            return List.copyOf(few);
        }
        List<Member> all = new ArrayList<>(popular.size);
        popular.byName.values().forEach(all::addAll);
        return all;
    }

    /** The records of one name. */
    Collection<Member> members(long name) {
        if (popular == null) {
            return few.stream().filter(member -> member.name == name).toList();
        }
        return popular.byName.getOrDefault(name, List.of());
    }

    /** Any of the records but this one. */
    Optional<Member> other(Member member) {
        if (popular == null) {
            return another(few, member);
        }
        return popular.byName.values().stream()
                .flatMap(named -> another(named, member).stream())
                .findFirst();
    }

    /** A few of the records of one name. */
    List<Member> some(long name, int most) {
        return members(name).stream().limit(most).toList();
    }

    private static Optional<Member> another(Collection<Member> members, Member member) {
        return members.stream().filter(candidate -> candidate != member).findFirst();
    }

    boolean isEmpty() {
        return popular == null && few.isEmpty();
    }

    boolean isPersonal(int maxNames, int maxRecords) {
        int size = popular == null ? few.size() : popular.size;
        return size <= maxRecords && names() <= maxNames;
    }

    private long names() {
        if (popular != null) {
            return popular.byName.size() - (popular.byName.containsKey(0L) ? 1L : 0L);
        }
        if (few.size() == 1) {
            return 1;
        }
        return few.stream()
                .mapToLong(m -> m.name)
                .filter(n -> n != 0)
                .distinct()
                .count();
    }

    private static final class Popular {

        final Map<Long, Collection<Member>> byName = new HashMap<>();
        int size;

        Popular(List<Member> first) {
            first.forEach(this::add);
        }

        void add(Member member) {
            Collection<Member> named = byName.computeIfAbsent(member.name, name -> new ArrayList<>(1));
            if (named.size() == FEW) {
                named = new LinkedHashSet<>(named);
                byName.put(member.name, named);
            }
            named.add(member);
            size++;
        }

        void remove(Member member) {
            Collection<Member> named = byName.getOrDefault(member.name, List.of());
            if (named.remove(member)) {
                size--;
            }
            if (named.isEmpty()) {
                byName.remove(member.name);
            }
        }
    }
}
