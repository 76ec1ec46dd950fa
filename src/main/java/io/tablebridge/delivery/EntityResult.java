package io.tablebridge.delivery;

import io.tablebridge.settings.Problem;
import java.util.Optional;
import java.util.Set;

/** What became of the write of one entity. */
public sealed interface EntityResult {

    /**
     * It is there as asked.
     *
     * @param left the properties that were refused and left as they were
     * @param warning why they were refused; empty when none was
     */
    record Written(String remoteId, Set<String> left, Optional<Problem> warning) implements EntityResult {

        /** All of it was taken. */
        public Written(String remoteId) {
            this(remoteId, Set.of(), Optional.empty());
        }
    }

    /** It stands for the guest no more: it was removed, or let go. */
    record Parted() implements EntityResult {}

    /** It was refused and would be refused again: the record must change. */
    record Refused(Problem problem) implements EntityResult {}

    /**
     * A value that must be unique belongs to another entity, or the entity that was to be written went away meanwhile:
     * what was seen there no longer holds, and another look may show a way.
     *
     * @param properties those without which the write would go through, as far as is known; empty when it is not
     * @param ownerId the other's remote id, empty when it can't be found out
     * @param ownerPublicId the guest whose id the other carries, empty when it carries none
     */
    record Taken(Set<String> properties, Optional<String> ownerId, Optional<String> ownerPublicId, Problem problem)
            implements EntityResult {}

    /** It may have been written or not. */
    record Unknown(Problem problem) implements EntityResult {}
}
