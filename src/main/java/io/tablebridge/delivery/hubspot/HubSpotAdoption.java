package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.tablebridge.delivery.EntityLookup;
import io.tablebridge.delivery.RemoteEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds contacts that staff or other software made and that are, beyond doubt, guests of ours. */
final class HubSpotAdoption {

    static final String EMAIL = "email";
    static final String MORE_EMAILS = "hs_additional_emails";
    static final List<String> PHONES = List.of("phone", "mobilephone");
    static final int GUESTS_IN_A_SEARCH = 20;

    private static final int MOST_RESULTS = 200;

    private final HubSpotClient client;
    private final HubSpotContacts contacts;
    private final HubSpotSettings settings;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    HubSpotAdoption(HubSpotClient client, HubSpotContacts contacts, HubSpotSettings settings) {
        this.client = client;
        this.contacts = contacts;
        this.settings = settings;
    }

    Map<String, RemoteEntity> find(List<EntityLookup> lookups, Collection<String> properties) {
        Map<String, RemoteEntity> found = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        Set<String> wanted = new LinkedHashSet<>(properties);
        wanted.add(settings.idProperty());
        wanted.add(EMAIL);
        wanted.add(MORE_EMAILS);
        wanted.addAll(PHONES);
        Map<String, RemoteEntity> byEmail = byEmail(withEmail(lookups), wanted);
        byEmail.forEach((guest, entity) -> adopt(found, given, guest, entity));
        List<EntityLookup> others = withPhone(lookups).stream()
                .filter(lookup -> !byEmail.containsKey(lookup.publicId()))
                .toList();
        byPhone(others, wanted).forEach((guest, entity) -> adopt(found, given, guest, entity));
        return found;
    }

    static List<EntityLookup> withEmail(List<EntityLookup> lookups) {
        return lookups.stream().filter(l -> !value(l, EMAIL).isEmpty()).toList();
    }

    /** Those that are searched for by phone, at most: one that is found by its e-mail is not. */
    static List<EntityLookup> withPhone(List<EntityLookup> lookups) {
        return lookups.stream().filter(l -> !value(l, PHONES.get(0)).isEmpty()).toList();
    }

    private void adopt(Map<String, RemoteEntity> found, Set<String> given, String guest, RemoteEntity entity) {
        boolean free = !entity.values().containsKey(settings.idProperty());
        if (free && given.add(entity.remoteId())) {
            found.put(guest, entity);
        }
    }

    private Map<String, RemoteEntity> byEmail(List<EntityLookup> lookups, Set<String> wanted) {
        Map<String, RemoteEntity> found = new LinkedHashMap<>();
        if (lookups.isEmpty()) {
            return found;
        }
        Map<String, RemoteEntity> byAddress = new HashMap<>();
        List<String> addresses =
                lookups.stream().map(l -> lower(value(l, EMAIL))).toList();
        for (RemoteEntity entity : contacts.by(EMAIL, addresses, wanted)) {
            byAddress.put(lower(entity.values().getOrDefault(EMAIL, "")), entity);
            for (String more : entity.values().getOrDefault(MORE_EMAILS, "").split(";")) {
                byAddress.putIfAbsent(lower(more.strip()), entity);
            }
        }
        for (EntityLookup lookup : lookups) {
            Optional.ofNullable(byAddress.get(lower(value(lookup, EMAIL))))
                    .ifPresent(entity -> found.put(lookup.publicId(), entity));
        }
        return found;
    }

    /**
     * Only where exactly one contact has the number: a shared phone names nobody. A guest with an e-mail address is none
     * with another: two people may share a phone.
     */
    private Map<String, RemoteEntity> byPhone(List<EntityLookup> lookups, Set<String> wanted) {
        Map<String, RemoteEntity> found = new LinkedHashMap<>();
        for (int from = 0; from < lookups.size(); from += GUESTS_IN_A_SEARCH) {
            List<EntityLookup> part = lookups.subList(from, Math.min(lookups.size(), from + GUESTS_IN_A_SEARCH));
            Set<String> written = new LinkedHashSet<>();
            part.forEach(l -> written.addAll(waysOfWriting(value(l, PHONES.get(0)))));
            if (written.isEmpty()) {
                continue;
            }
            JsonNode answer = client.search(HubSpotRequests.search(PHONES, written, wanted, MOST_RESULTS));
            if (answer.path("total").asInt() > MOST_RESULTS) {
                continue; // numbers that many contacts share; none of them is beyond doubt
            }
            Map<String, List<RemoteEntity>> byNumber = byNumber(answer);
            for (EntityLookup lookup : part) {
                List<RemoteEntity> owners = number(value(lookup, PHONES.get(0)))
                        .map(n -> byNumber.getOrDefault(n, List.of()))
                        .orElse(List.of());
                if (owners.size() == 1 && (value(lookup, EMAIL).isEmpty() || !hasEmail(owners.get(0)))) {
                    found.put(lookup.publicId(), owners.get(0));
                }
            }
        }
        return found;
    }

    private static boolean hasEmail(RemoteEntity entity) {
        return entity.values().containsKey(EMAIL) || entity.values().containsKey(MORE_EMAILS);
    }

    private Map<String, List<RemoteEntity>> byNumber(JsonNode answer) {
        Map<String, List<RemoteEntity>> byNumber = new HashMap<>();
        for (JsonNode node : answer.path("results")) {
            RemoteEntity entity = HubSpotContacts.entity(node);
            Set<String> numbers = new HashSet<>();
            PHONES.forEach(p -> number(entity.values().getOrDefault(p, "")).ifPresent(numbers::add));
            numbers.forEach(
                    n -> byNumber.computeIfAbsent(n, k -> new ArrayList<>()).add(entity));
        }
        return byNumber;
    }

    private Optional<String> number(String written) {
        return parse(written).map(n -> phones.format(n, PhoneNumberFormat.E164));
    }

    /** As people here write it: +886912345678, 0912 345 678, 0912345678, 0912-345-678. */
    private Set<String> waysOfWriting(String phone) {
        Set<String> ways = new LinkedHashSet<>();
        parse(phone).ifPresent(n -> {
            String national = phones.format(n, PhoneNumberFormat.NATIONAL);
            ways.add(phones.format(n, PhoneNumberFormat.E164));
            ways.add(national);
            ways.add(national.replaceAll("[^0-9]", ""));
            ways.add(national.replaceAll("[^0-9]+", "-"));
        });
        return ways;
    }

    private Optional<PhoneNumber> parse(String written) {
        if (written.isBlank() || written.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(phones.parse(written, settings.region()));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static String value(EntityLookup lookup, String name) {
        return lookup.values().getOrDefault(name, "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
