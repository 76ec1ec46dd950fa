package io.tablebridge.pipeline;

import io.tablebridge.guests.TakenBack;
import java.time.Instant;

/**
 * How far an import is taken back.
 *
 * @param reached up to which record
 * @param decidedAt when a person first said so
 * @param by who it was
 * @param done what became of the records up to there
 * @param finished whether nothing of the import is left
 */
public record TakeBack(long reached, Instant decidedAt, String by, TakenBack done, boolean finished) {}
