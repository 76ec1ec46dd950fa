package io.tablebridge.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which records a new description of a record joins, and which it may part. */
final class Rewiring {

    /** How many records of a popular value are asked whether they have another value too. */
    private static final int SAMPLE = 8;

    private final Predicate<SharedValue> isPersonal;
    private final Member member;
    private final long oldName;
    private final Set<SharedValue> had;
    private final Map<SharedValue, Boolean> wasPersonal = new LinkedHashMap<>();
    private final List<List<Member>> joined = new ArrayList<>();
    private final List<Member> parted = new ArrayList<>();
    private final List<SharedValue> crossed = new ArrayList<>();
    private boolean loosened;

    private Rewiring(Member member, List<SharedValue> now, Predicate<SharedValue> isPersonal) {
        this.isPersonal = isPersonal;
        this.member = member;
        this.oldName = member.name();
        this.had = new LinkedHashSet<>(member.values());
        for (SharedValue value : now) {
            wasPersonal.put(value, isPersonal.test(value));
        }
        for (SharedValue value : had) {
            wasPersonal.computeIfAbsent(value, isPersonal::test);
        }
    }

    static Rewiring describe(
            GuestIndex index, Member member, long name, List<SharedValue> now, Predicate<SharedValue> isPersonal) {
        Rewiring rewiring = new Rewiring(member, now, isPersonal);
        index.describe(member, name, now);
        Set<SharedValue> has = Set.copyOf(now);
        rewiring.wasPersonal.forEach((value, was) -> rewiring.compare(value, was, has.contains(value)));
        return rewiring;
    }

    private void compare(SharedValue value, boolean was, boolean has) {
        boolean is = isPersonal.test(value);
        if (is != was) {
            crossed.add(value);
        }
        if (is && !was) {
            joined.add(value.members());
        } else if (has) {
            peer(value, is, member.name()).ifPresent(other -> joined.add(List.of(member, other)));
        }
        if (was && !is) {
            value.other(member).ifPresent(parted::add);
        }
        boolean joinedIt = had.contains(value) && (was || oldName != 0);
        boolean stillDoes = has && (is || (member.name() == oldName && !was));
        loosened |= joinedIt && !stillDoes;
    }

    /** Another record that the value joins to one of this name; all others that it does are of the same guest. */
    private Optional<Member> peer(SharedValue value, boolean personal, long name) {
        if (personal) {
            return value.other(member);
        }
        return name == 0
                ? Optional.empty()
                : value.members(name)
                        .filter(candidate -> !candidate.equals(member))
                        .findFirst();
    }

    /** Groups of records that belong together now. */
    List<List<Member>> joined() {
        return joined;
    }

    /** A record of each guest that a value may no longer hold together. */
    List<Member> parted() {
        return parted;
    }

    /** Values that were personal and are not, or the other way round. */
    List<SharedValue> crossed() {
        return crossed;
    }

    /** Whether nothing but the record itself may have left its guest. */
    boolean leavesItsGuestWhole() {
        return parted.isEmpty()
                && (!loosened || member.isAlone() || (member.guest() != member.id() && othersHoldTogether()));
    }

    /** Whether the record has to be taken out of its guest before it is joined to others. */
    boolean leaves() {
        return loosened
                && joined.stream()
                        .filter(group -> group.contains(member))
                        .flatMap(List::stream)
                        .noneMatch(other -> !other.equals(member) && other.guest() == member.guest());
    }

    /** Whether the values that joined the record to its guest are joined without it: looked for, not searched for. */
    private boolean othersHoldTogether() {
        List<SharedValue> held = had.stream()
                .filter(value -> peer(value, wasPersonal.getOrDefault(value, false), oldName)
                        .isPresent())
                .toList();
        return held.stream().skip(1).allMatch(value -> meet(held.get(0), value) || meet(value, held.get(0)));
    }

    private boolean meet(SharedValue one, SharedValue two) {
        return one.members(oldName)
                .limit(SAMPLE)
                .anyMatch(other -> !other.equals(member) && other.values().contains(two));
    }
}
