package io.tablebridge.pipeline;

/**
 * A mapping that is active.
 *
 * @param name the mapping's name
 * @param entry the number of the entry by which its text came into force
 * @param text the whole text
 */
public record RuleInForce(String name, long entry, String text) {}
