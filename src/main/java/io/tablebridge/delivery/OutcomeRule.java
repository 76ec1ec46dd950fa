package io.tablebridge.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What an outcome makes of a row. Pure: the row before, the result and the entry's number decide alone. */
final class OutcomeRule {

    private OutcomeRule() {}

    static DeliveryRow apply(DeliveryRow row, Outcome.Result result, long number) {
        return switch (result.ending()) {
            case IN_STEP -> settled(row, result, DeliveryState.IN_STEP);
            case UNWANTED -> settled(row, result, DeliveryState.UNWANTED);
            case RETIRED -> settled(row, result, DeliveryState.RETIRED);
            case DEAD, GIVEN_UP -> settled(row, result, DeliveryState.DEAD);
            case RETRY -> waiting(row, result, OptionalLong.empty(), number);
            case UNKNOWN -> waiting(row, result, row.claim(), number);
        };
    }

    private static DeliveryRow settled(DeliveryRow row, Outcome.Result result, DeliveryState state) {
        boolean dead = state == DeliveryState.DEAD;
        boolean givenUp = result.ending() == Outcome.Ending.GIVEN_UP;
        boolean changedMeanwhile = row.wanted() > result.generation();
        return new DeliveryRow(
                row.guestId(),
                changedMeanwhile ? DeliveryState.WAITING : state,
                row.wanted(),
                dead ? row.sent() : Math.max(row.sent(), result.generation()),
                changedMeanwhile ? OptionalLong.of(row.wanted()) : OptionalLong.empty(),
                remoteId(row, result.entity()),
                adopted(row, result.entity()),
                shadow(row, result),
                ours(row, result),
                dead && !changedMeanwhile ? result.again().attempts() : givenUp ? DeliveryRow.ALONE_FROM : 0,
                OptionalLong.empty(),
                givenUp ? row.claim() : OptionalLong.empty(),
                result.problem().map(p -> DeliveryJson.problemNode(p).toString()),
                millis(result.again().recheckAt()),
                since(row, result));
    }

    private static DeliveryRow waiting(DeliveryRow row, Outcome.Result result, OptionalLong claim, long number) {
        return new DeliveryRow(
                row.guestId(),
                DeliveryState.WAITING,
                row.wanted(),
                row.sent(),
                row.due().isPresent() ? row.due() : OptionalLong.of(number),
                remoteId(row, result.entity()),
                adopted(row, result.entity()),
                shadow(row, result),
                ours(row, result),
                result.again().attempts(),
                millis(result.again().notBefore()),
                claim,
                result.problem()
                        .map(p -> DeliveryJson.problemNode(p).toString())
                        .or(row::problem),
                row.recheckAt(),
                since(row, result));
    }

    private static Since since(DeliveryRow row, Outcome.Result result) {
        return Since.after(row, remoteId(row, result.entity()), ours(row, result), result.generation());
    }

    private static Optional<String> remoteId(DeliveryRow row, Outcome.Entity entity) {
        return entity.gone() ? entity.remoteId() : entity.remoteId().or(row::remoteId);
    }

    private static boolean adopted(DeliveryRow row, Outcome.Entity entity) {
        return entity.adopted() || (row.adopted() && !entity.gone());
    }

    private static Map<String, String> ours(DeliveryRow row, Outcome.Result result) {
        return result.values().ours().orElseGet(() -> result.entity().gone() ? Map.of() : row.ours());
    }

    private static Optional<Map<String, String>> shadow(DeliveryRow row, Outcome.Result result) {
        Optional<Map<String, String>> before = result.entity().gone() ? Optional.of(Map.of()) : row.shadow();
        Optional<Map<String, String>> base = result.values().read().or(() -> before);
        if (base.isEmpty() && !result.wroteSomething() && !result.sent()) {
            return Optional.empty();
        }
        Map<String, String> shadow = new TreeMap<>(base.orElse(Map.of()));
        shadow.putAll(result.values().written());
        shadow.values().removeIf(String::isEmpty);
        return Optional.of(shadow);
    }

    private static OptionalLong millis(Optional<Instant> at) {
        return at.map(i -> OptionalLong.of(i.toEpochMilli())).orElseGet(OptionalLong::empty);
    }
}
