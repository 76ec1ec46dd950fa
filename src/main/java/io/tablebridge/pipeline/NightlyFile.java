package io.tablebridge.pipeline;

import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that came to a run of a batch.
 *
 * @param name without its folders
 * @param hash SHA-256 in hex
 * @param rows how many it had
 * @param counts what became of them
 * @param rejects the file with the rows that were not taken; empty when there is none
 * @param torn whether it ends in the middle of a row
 * @param usual how many rows are usual, where it has far fewer; otherwise 0
 * @param correction whether it holds rows that were rejected before
 * @param known when the same content was taken, for a file that came again
 * @param problems why it was refused
 */
public record NightlyFile(
        Fate fate,
        String name,
        String hash,
        long rows,
        ImportState.Counts counts,
        String rejects,
        boolean torn,
        long usual,
        boolean correction,
        Optional<Instant> known,
        List<Problem> problems) {

    /** What became of a file. */
    public enum Fate {
        /** Its rows were taken in. */
        TAKEN,
        /** All of it was taken in before. */
        AGAIN,
        /** It is no table that can be read. */
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NightlyFile {
        problems = List.copyOf(problems);
    }

    private static final ImportState.Counts NONE = new ImportState.Counts(0, 0, 0, 0, 0, 0);

    /** One that is no table that can be read. */
    public static NightlyFile refused(String name, String hash, boolean correction, Problem why) {
        return new NightlyFile(
                Fate.REFUSED, name, hash, 0, NONE, "", false, 0, correction, Optional.empty(), List.of(why));
    }

    /** One that was taken before, and ended like this. */
    public static NightlyFile again(String name, String hash, boolean correction, ImportState.End before) {
        return new NightlyFile(
                Fate.AGAIN,
                name,
                hash,
                before.rows(),
                NONE,
                "",
                false,
                0,
                correction,
                Optional.of(before.at()),
                List.of());
    }

    /** Whether it is one of those that the batch waits for: the right one may come after one that can't be read. */
    public boolean isExpected() {
        return fate == Fate.TAKEN && !correction;
    }
}
