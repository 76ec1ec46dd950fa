package io.tablebridge.app.replay;

import io.tablebridge.operate.backup.Scratch;

/**
 * What showing a replay works on.
 *
 * @param ground what the replay stands on
 * @param scratch the folder with the copies; removed with this
 */
public record ReplayMaterial(ReplayGround ground, Scratch scratch) implements AutoCloseable {

    @Override
    public void close() {
        scratch.close();
    }
}
