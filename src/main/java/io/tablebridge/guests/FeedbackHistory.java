package io.tablebridge.guests;

import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.VisitFields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a guest thought of the last visit that anything is known about. */
final class FeedbackHistory {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Comparator<StoredRecord> NEWEST = Comparator.comparing((StoredRecord record) ->
                    at(record).map(OffsetDateTime::toInstant).orElseThrow())
            .thenComparing(StoredRecord::ref);

    private FeedbackHistory() {}

    /**
     * The profile fields about feedback.
     *
     * @param hanging records that hang on the guest's, none of them deleted
     */
    static Map<String, Object> of(List<StoredRecord> hanging) {
        Map<String, Object> values = new HashMap<>();
        hanging.stream()
                .filter(record -> record.ref().recordType() == RecordType.FEEDBACK)
                .filter(record -> at(record).isPresent() && score(record).isPresent())
                .max(NEWEST)
                .ifPresent(last -> {
                    at(last).ifPresent(at -> values.put(ProfileFields.LAST_FEEDBACK_AT, at));
                    score(last).ifPresent(score -> values.put(ProfileFields.LAST_FEEDBACK_SCORE, score));
                });
        return values;
    }

    private static Optional<OffsetDateTime> at(StoredRecord record) {
        return record.fields().dateTime(VisitFields.AT);
    }

    /** 0 for the least, 100 for the most that could be given; empty where nobody says what that was. */
    private static Optional<Long> score(StoredRecord record) {
        Optional<BigDecimal> given = record.fields().decimal(VisitFields.SCORE);
        Optional<BigDecimal> most = record.fields().decimal(VisitFields.SCORE_MOST);
        BigDecimal least = record.fields().decimal(VisitFields.SCORE_LEAST).orElse(BigDecimal.ZERO);
        if (given.isEmpty() || most.isEmpty() || most.get().compareTo(least) <= 0) {
            return Optional.empty();
        }
        BigDecimal share = given.get()
                .subtract(least)
                .multiply(HUNDRED)
                .divide(most.get().subtract(least), 0, RoundingMode.HALF_UP);
        boolean within = share.signum() >= 0 && share.compareTo(HUNDRED) <= 0;
        return within ? Optional.of(share.longValueExact()) : Optional.empty();
    }
}
