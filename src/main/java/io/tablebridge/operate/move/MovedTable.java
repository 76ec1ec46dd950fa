package io.tablebridge.operate.move;

/**
 * A table that was copied and read again.
 *
 * @param rows how many it has, in both databases
 * @param hash over all of them, the same in both
 */
public record MovedTable(String name, long rows, String hash) {}
