package io.tablebridge.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The contacts themselves: unique values, creation, change. Not thread-safe: the sandbox guards it. */
final class SandboxContacts {

    private static final String EMAIL = "email";
    private static final String MORE_EMAILS = "hs_additional_emails";

    private final SandboxProperties properties;
    private final Clock clock;
    private final Consumer<SandboxContact> onWrite;
    private final Map<Long, SandboxContact> byId = new TreeMap<>();
    private final Map<String, Map<String, Long>> unique = new TreeMap<>();
    private long lastId = 1000;

    SandboxContacts(SandboxProperties properties, Clock clock, Consumer<SandboxContact> onWrite) {
        this.properties = properties;
        this.clock = clock;
        this.onWrite = onWrite;
    }

    Collection<SandboxContact> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Optional<SandboxContact> find(String idProperty, String value) {
        if (idProperty.isEmpty() || idProperty.equals("hs_object_id")) {
            return value.matches("[0-9]{1,18}")
                    ? Optional.ofNullable(byId.get(Long.parseLong(value)))
                    : Optional.empty();
        }
        Long id = unique.getOrDefault(idProperty, Map.of()).get(key(idProperty, value));
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    SandboxContact create(Map<String, String> values) {
        properties.check(values);
        lastId++;
        SandboxContact contact =
                new SandboxContact(String.valueOf(lastId), Map.of(), clock.instant(), clock.instant(), 0);
        try {
            return change(contact, values);
        } catch (Refusal refusal) {
            lastId--;
            throw refusal;
        }
    }

    /**
     * @throws Refusal when a property is unknown, a value does not fit or a unique one belongs to another contact
     */
    SandboxContact change(SandboxContact contact, Map<String, String> values) {
        properties.check(values);
        Map<String, String> merged = new TreeMap<>(contact.properties());
        merged.putAll(values);
        merged.values().removeIf(String::isEmpty);
        checkUnique(contact.id(), merged);
        SandboxContact changed = new SandboxContact(
                contact.id(),
                Collections.unmodifiableMap(merged),
                contact.createdAt(),
                clock.instant(),
                contact.writes() + 1);
        keep(changed);
        onWrite.accept(changed);
        return changed;
    }

    /** Takes a contact in as it is, without asking and without counting a write. */
    void keep(SandboxContact contact) {
        long id = Long.parseLong(contact.id());
        lastId = Math.max(lastId, id);
        unique.values().forEach(owners -> owners.values().removeIf(owner -> owner == id));
        byId.put(id, contact);
        contact.properties().forEach((name, value) -> {
            for (String single : uniqueValues(name, value)) {
                String index = name.equals(MORE_EMAILS) ? EMAIL : name;
                unique.computeIfAbsent(index, k -> new TreeMap<>()).put(key(index, single), id);
            }
        });
    }

    void remove(String contactId) {
        long id = Long.parseLong(contactId);
        byId.remove(id);
        unique.values().forEach(owners -> owners.values().removeIf(owner -> owner == id));
    }

    private void checkUnique(String contactId, Map<String, String> merged) {
        merged.forEach((name, value) -> {
            String index = name.equals(MORE_EMAILS) ? EMAIL : name;
            for (String single : uniqueValues(name, value)) {
                Optional<SandboxContact> owner = find(index, single);
                if (owner.isPresent() && !owner.get().id().equals(contactId)) {
                    throw new Refusal(Reply.conflict("Contact already exists. Existing ID: "
                            + owner.get().id()));
                }
            }
        });
    }

    private List<String> uniqueValues(String name, String value) {
        if (name.equals(MORE_EMAILS)) {
            return new ArrayList<>(List.of(value.split(";")));
        }
        return properties.isUnique(name) ? List.of(value) : List.of();
    }

    private static String key(String property, String value) {
        return property.equals(EMAIL) ? value.strip().toLowerCase(Locale.ROOT) : value;
    }

    List<SandboxContact> changedBefore(Instant moment) {
        return byId.values().stream()
                .filter(c -> !c.updatedAt().isAfter(moment))
                .toList();
    }
}
