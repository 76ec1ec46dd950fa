package io.tablebridge.pipeline;

import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mappings in force at the pipeline's place in the journal, compiled when an event first needs them. A switch is
 * lasting only after {@link #commit}. One thread.
 */
final class ActiveMappings {

    private final MappingCompiler compiler;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Rule> fresh = new HashMap<>();
    private final Map<Rule, Optional<InboundMapping>> compiled = new HashMap<>();

    ActiveMappings(MappingCompiler compiler) {
        this.compiler = compiler;
    }

    void load(Rule rule) {
        rules.put(rule.name(), rule);
    }

    void activate(Rule rule) {
        fresh.put(rule.name(), rule);
    }

    boolean isActive(String name) {
        return fresh.containsKey(name) || rules.containsKey(name);
    }

    /** Whether the mapping of this name is the one that came into force by this entry. */
    boolean isInForce(String name, long since) {
        Rule rule = fresh.getOrDefault(name, rules.get(name));
        return rule != null && rule.since() == since;
    }

    /** The mapping of this name; empty when none is active or its text can't be compiled by this version. */
    Optional<InboundMapping> named(String name) {
        Rule rule = fresh.getOrDefault(name, rules.get(name));
        return rule == null ? Optional.empty() : compiled.computeIfAbsent(rule, this::compile);
    }

    /** Those that are in force and were needed before, by name. */
    Map<String, InboundMapping> known() {
        Map<String, InboundMapping> known = new HashMap<>();
        compiled.forEach((rule, mapping) -> {
            if (rule.equals(fresh.getOrDefault(rule.name(), rules.get(rule.name())))) {
                mapping.ifPresent(made -> known.put(rule.name(), made));
            }
        });
        return known;
    }

    private Optional<InboundMapping> compile(Rule rule) {
        try {
            return Optional.of(compiler.compile(rule.name(), rule.text()));
        } catch (MappingException e) {
            return Optional.empty();
        }
    }

    Map<String, Rule> fresh() {
        return Map.copyOf(fresh);
    }

    void commit() {
        if (!fresh.isEmpty()) {
            rules.putAll(fresh);
            fresh.clear();
            compiled.keySet().retainAll(rules.values());
        }
    }

    void rollback() {
        fresh.clear();
        compiled.keySet().retainAll(rules.values());
    }

    /** A mapping's text from the entry on that made it active. */
    record Rule(String name, String text, long since) {}
}
