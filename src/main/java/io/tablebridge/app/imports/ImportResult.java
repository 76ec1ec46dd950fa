package io.tablebridge.app.imports;

import io.tablebridge.pipeline.ImportState;

/**
 * What became of a wish.
 *
 * @param state how the import stands
 * @param before whether it had ended before, so that nothing was done
 */
public record ImportResult(ImportState state, boolean before) {}
