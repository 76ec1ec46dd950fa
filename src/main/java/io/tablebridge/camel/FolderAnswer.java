package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.Optional;

/**
 * What becomes of a file of a watched folder.
 *
 * @param id of its import; empty where there is none
 * @param again whether it had been imported before
 * @param problem why it is refused or has to wait
 */
public record FolderAnswer(State state, String id, boolean again, Optional<Problem> problem) {

    static final FolderAnswer LATER = later(Optional.empty());

    /** What becomes of it. */
    public enum State {
        /** It stays in the folder and is tried again. */
        LATER,
        /** It is being taken in, or waits for its turn. */
        UNDER_WAY,
        /** It has been taken in. */
        TAKEN,
        /** It can't be taken in. */
        REFUSED
    }

    /** It is being taken in, or waits for its turn. */
    public static FolderAnswer underWay(String id) {
        return new FolderAnswer(State.UNDER_WAY, id, false, Optional.empty());
    }

    /** It has been taken in. */
    public static FolderAnswer taken(String id, boolean again) {
        return new FolderAnswer(State.TAKEN, id, again, Optional.empty());
    }

    /** It can't be taken in. */
    public static FolderAnswer refused(Problem why) {
        return new FolderAnswer(State.REFUSED, "", false, Optional.of(why));
    }

    /** @param why nothing where it is only too early */
    public static FolderAnswer later(Optional<Problem> why) {
        return new FolderAnswer(State.LATER, "", false, why);
    }
}
