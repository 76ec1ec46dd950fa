package io.tablebridge.app.batch;

import io.tablebridge.pipeline.NightlyFile;

/** What of a run a person must look at. */
final class Alerts {

    private Alerts() {}

    /** Whether something about a file is to be looked at. */
    static boolean concern(NightlyFile file) {
        return file.fate() != NightlyFile.Fate.TAKEN
                || file.torn()
                || file.usual() > 0
                || file.counts().rejected() > 0
                || file.counts().dead() > 0;
    }
}
