package io.tablebridge.app.replay;

import io.tablebridge.app.replay.GuestDifference.FieldDifference;
import io.tablebridge.app.replay.GuestDifference.Kind;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the guests of two databases apart, one of which went on from the other. Holds a page of guests at a time. */
final class GuestComparison {

    private static final int PAGE = 200;

    private final GuestProfiles before;
    private final GuestProfiles after;

    GuestComparison(GuestProfiles before, GuestProfiles after) {
        this.before = before;
        this.after = after;
    }

    /** Shows what becomes of those among these guest numbers that are not the same, ascending by number. */
    void of(BitSet guests, Consumer<GuestDifference> to) {
        List<Long> page = new ArrayList<>();
        for (int guest = guests.nextSetBit(0); guest >= 0; guest = guests.nextSetBit(guest + 1)) {
            page.add((long) guest);
            if (page.size() == PAGE) {
                compare(page, to);
                page.clear();
            }
        }
        compare(page, to);
    }

    private void compare(List<Long> page, Consumer<GuestDifference> to) {
        Map<Long, GuestState> old = before.load(page);
        Map<Long, GuestState> fresh = after.load(page);
        for (Long guest : page) {
            difference(old.get(guest), fresh.get(guest)).ifPresent(to);
        }
    }

    private static Optional<GuestDifference> difference(@Nullable GuestState old, @Nullable GuestState fresh) {
        String was = survivor(old);
        String is = survivor(fresh);
        if (!is.isEmpty()) {
            return isLiving(old) || (!was.isEmpty() && !was.equals(is))
                    ? Optional.of(new GuestDifference(Kind.JOINED, publicId(fresh), is, List.of()))
                    : Optional.empty();
        }
        List<FieldDifference> fields = fields(isLiving(old) ? values(old) : Map.of(), values(fresh));
        if (!isLiving(old) && !isLiving(fresh)) {
            return was.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new GuestDifference(Kind.VANISHED, publicId(fresh), was, List.of()));
        }
        if (!isLiving(fresh)) {
            return Optional.of(new GuestDifference(Kind.VANISHED, publicId(old), "", List.of()));
        }
        if (!isLiving(old)) {
            return Optional.of(
                    new GuestDifference(was.isEmpty() ? Kind.NEW : Kind.PARTED, publicId(fresh), was, fields));
        }
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new GuestDifference(Kind.CHANGED, publicId(fresh), "", fields));
    }

    private static List<FieldDifference> fields(Map<String, Object> old, Map<String, Object> fresh) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        names.remove(ProfileFields.ID);
        return names.stream()
                .map(name -> new FieldDifference(name, text(old.get(name)), text(fresh.get(name))))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString();
    }

    /** A guest of which nothing but its id is left, and that nothing of anything is counted for, does not count as one. */
    private static boolean isLiving(@Nullable GuestState state) {
        return values(state).entrySet().stream()
                .anyMatch(value -> !value.getKey().equals(ProfileFields.ID)
                        && !value.getValue().equals(0L));
    }

    private static Map<String, Object> values(@Nullable GuestState state) {
        return state instanceof GuestState.Living living ? living.profile().values() : Map.of();
    }

    private static String survivor(@Nullable GuestState state) {
        return state instanceof GuestState.Retired retired ? retired.survivorPublicId() : "";
    }

    private static String publicId(@Nullable GuestState state) {
        if (state instanceof GuestState.Retired retired) {
            return retired.publicId();
        }
        return state instanceof GuestState.Living living ? of(living.profile()) : "";
    }

    private static String of(GuestProfile profile) {
        return profile.publicId();
    }
}
