package io.tablebridge.app;

import io.tablebridge.delivery.DeliverySettings;
import io.tablebridge.delivery.Destination;
import io.tablebridge.delivery.hubspot.HubSpotDestination;
import io.tablebridge.delivery.hubspot.HubSpotSettings;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Secret;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which destinations are configured, which of them can work, and why the others can't.
 *
 * @param ready what can be written to
 * @param silent what lacks nothing but its token, so that it can be shown what would be written
 * @param off why the others stay off
 */
record DestinationPlan(List<Ready> ready, List<Ready> silent, List<Problem> off) {

    /** What keeps a destination off until a person switches it on or provides its secret: no mistake in what is written. */
    static final Set<String> WAITING = Set.of("TB-APP-010", "TB-APP-012", "TB-APP-014", "TB-APP-015");

    private static final String HUBSPOT = "hubspot";
    private static final URI HUBSPOT_API = URI.create("https://api.hubapi.com");
    private static final Duration HUBSPOT_INTERVAL = Duration.ofSeconds(10);
    private static final int HUBSPOT_LIMIT = 100;

    /** A destination that has all it needs. */
    record Ready(
            String name,
            String mappingName,
            LiveMapping mapping,
            HubSpotSettings hubSpot,
            Optional<Secret> token,
            int rateLimit,
            DeliverySettings delivery) {

        Destination connect(RemoteTransport transport, Clock clock) {
            RateBudget budget = new RateBudget(clock, rateLimit, HUBSPOT_INTERVAL);
            return new HubSpotDestination(hubSpot, transport, this::bearer, budget, clock);
        }

        private String bearer() {
            return token.orElseThrow(() -> new IllegalStateException("nothing can be sent without a token"))
                    .reveal();
        }

        /** Names only: it holds a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** What has a mapping, whether it can be written to or not. */
    List<Ready> complete() {
        return Stream.concat(ready.stream(), silent.stream())
                .sorted(Comparator.comparing(Ready::name))
                .toList();
    }

    static DestinationPlan of(Settings settings, Map<String, String> outbound) {
        List<Ready> complete = new ArrayList<>();
        List<Problem> off = new ArrayList<>();
        for (String name : settings.names(SettingsCatalog.DESTINATION_KIND)) {
            if (settings.get(SettingsCatalog.DESTINATION_ENABLED.named(name))) {
                plan(settings, outbound, name, off).ifPresent(complete::add);
            } else {
                off.add(Problem.at(name, "TB-APP-010"));
            }
        }
        Map<Boolean, List<Ready>> byToken = complete.stream()
                .collect(Collectors.partitioningBy(one -> one.token().isPresent()));
        return new DestinationPlan(
                byToken.getOrDefault(true, List.of()), byToken.getOrDefault(false, List.of()), List.copyOf(off));
    }

    /** The mapping of each destination that is ready. */
    Map<String, String> mappingNames() {
        Map<String, String> names = new LinkedHashMap<>();
        ready.forEach(r -> names.put(r.name(), r.mappingName()));
        return names;
    }

    /** Brings another text of a mapping into force, in whatever is rendered from now on. */
    void renew(String mappingName, Map<String, String> outbound) {
        compile(mappingName, outbound).ifPresent(mapping -> complete().stream()
                .filter(one -> one.mappingName().equals(mappingName))
                .forEach(one -> one.mapping().set(mapping)));
    }

    private static Optional<Ready> plan(
            Settings settings, Map<String, String> outbound, String name, List<Problem> off) {
        String kind =
                settings.find(SettingsCatalog.DESTINATION_KIND.named(name)).orElse("");
        if (!kind.equals(HUBSPOT)) {
            off.add(Problem.at(name, "TB-APP-011", kind.isEmpty() ? "–" : kind, HUBSPOT));
            return Optional.empty();
        }
        Optional<Secret> token = settings.find(SettingsCatalog.DESTINATION_TOKEN.named(name));
        if (token.isEmpty()) {
            off.add(missing(
                    settings,
                    name,
                    SettingsCatalog.DESTINATION_TOKEN.named(name).key()));
        }
        String mappingName = HUBSPOT + "-contact";
        Optional<OutboundMapping> mapping = compile(mappingName, outbound);
        if (mapping.isEmpty()) {
            off.add(Problem.at(name, "TB-APP-013", mappingName));
            return Optional.empty();
        }
        OptionalLong first = settings.find(SettingsCatalog.DESTINATION_FIRST_WRITES.named(name))
                .map(n -> OptionalLong.of(n))
                .orElse(OptionalLong.empty());
        DeliverySettings standard = DeliverySettings.standard();
        return Optional.of(new Ready(
                name,
                mappingName,
                new LiveMapping(mapping.get()),
                hubSpot(settings, name),
                token,
                settings.find(SettingsCatalog.DESTINATION_RATE_LIMIT.named(name))
                        .orElse(HUBSPOT_LIMIT),
                new DeliverySettings(first, standard.mostAttempts(), standard.journalPatience())));
    }

    private static Problem missing(Settings settings, String name, String key) {
        return settings.secret(key)
                .map(secret -> Problem.at(
                        name, secret.isFile() ? "TB-APP-014" : "TB-APP-012", secret.target(), key, secret.place()))
                .orElseGet(() -> Problem.at(name, "TB-APP-015", key));
    }

    private static HubSpotSettings hubSpot(Settings settings, String name) {
        URI base =
                settings.find(SettingsCatalog.DESTINATION_BASE_URL.named(name)).orElse(HUBSPOT_API);
        HubSpotSettings standard = HubSpotSettings.standard(name, base);
        return new HubSpotSettings(
                name,
                base,
                settings.find(SettingsCatalog.DESTINATION_API_VERSION.named(name))
                        .orElse(standard.apiVersion()),
                standard.idProperty(),
                standard.batchSize(),
                standard.timeout(),
                settings.get(SettingsCatalog.REGION),
                settings.get(SettingsCatalog.ZONE));
    }

    private static Optional<OutboundMapping> compile(String name, Map<String, String> outbound) {
        Optional<String> text = Optional.ofNullable(outbound.get(name));
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MappingCompiler().outbound(name + ".yaml", text.get()));
        } catch (MappingException e) {
            throw new IllegalStateException("a mapping that was checked does not compile", e);
        }
    }
}
