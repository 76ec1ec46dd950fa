package io.tablebridge.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature's value with the records that have it. Nearly all have a few; the popular ones are counted, never walked. */
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
        if (popular.members.isEmpty()) {
            popular = null;
            few = new ArrayList<>(1);
        }
    }

    Collection<Member> members() {
        return popular == null ? few : popular.members;
    }

    boolean isEmpty() {
        return popular == null && few.isEmpty();
    }

    boolean isPersonal(int maxNames, int maxRecords) {
        return members().size() <= maxRecords && names() <= maxNames;
    }

    private long names() {
        if (popular != null) {
            return popular.names.size();
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

        final LinkedHashSet<Member> members = new LinkedHashSet<>();
        final Map<Long, Integer> names = new HashMap<>();

        Popular(List<Member> first) {
            first.forEach(this::add);
        }

        void add(Member member) {
            if (members.add(member) && member.name != 0) {
                names.merge(member.name, 1, Integer::sum);
            }
        }

        void remove(Member member) {
            if (members.remove(member) && member.name != 0) {
                names.computeIfPresent(member.name, (name, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
