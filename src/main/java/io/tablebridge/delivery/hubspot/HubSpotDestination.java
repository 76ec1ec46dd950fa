package io.tablebridge.delivery.hubspot;

import io.tablebridge.delivery.Destination;
import io.tablebridge.delivery.EntityLookup;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.delivery.PlannedRequest;
import io.tablebridge.delivery.RemoteEntity;
import io.tablebridge.delivery.WriteReport;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.model.Sha256;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Contacts of a HubSpot account, found by a unique property of ours. See HubSpot's API reference for contacts; a custom
 * unique property is used because HubSpot refuses upserts of some properties by e-mail, and guests may have none.
 */
public final class HubSpotDestination implements Destination {

    private final HubSpotSettings settings;
    private final Supplier<String> token;
    private final RateBudget budget;
    private final HubSpotClient client;
    private final HubSpotContacts contacts;
    private final HubSpotAdoption adoption;
    private final HubSpotProvisioning provisioning;

    /**
     * @param token the bearer token in force now; asked again after a refusal
     * @param budget shared by everybody who talks to this account
     */
    public HubSpotDestination(
            HubSpotSettings settings,
            RemoteTransport transport,
            Supplier<String> token,
            RateBudget budget,
            Clock clock) {
        this.settings = settings;
        this.token = token;
        this.budget = budget;
        RateBudget searches = new RateBudget(clock, 5, Duration.ofSeconds(1));
        HubSpotLimits limits = new HubSpotLimits(clock, settings.zone());
        this.client = new HubSpotClient(settings, transport, token, budget, searches, limits);
        this.contacts = new HubSpotContacts(client, settings);
        this.adoption = new HubSpotAdoption(client, contacts, settings);
        this.provisioning = new HubSpotProvisioning(client, settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public Duration restsFor() {
        return budget.pausedFor();
    }

    /** The beginning of the token's SHA-256. */
    @Override
    public String credential() {
        return Sha256.hex(token.get()).substring(0, 8);
    }

    @Override
    public void prepare(List<OutboundProperty> properties) {
        provisioning.prepare(properties);
    }

    @Override
    public Map<String, RemoteEntity> read(Collection<String> publicIds, Collection<String> properties) {
        Set<String> wanted = new LinkedHashSet<>(properties);
        wanted.add(settings.idProperty());
        Map<String, RemoteEntity> byId = new LinkedHashMap<>();
        contacts.by(settings.idProperty(), publicIds, wanted)
                .forEach(e -> byId.put(e.values().getOrDefault(settings.idProperty(), ""), e));
        return byId;
    }

    @Override
    public Map<String, RemoteEntity> find(List<EntityLookup> lookups, Collection<String> properties) {
        return adoption.find(lookups, properties);
    }

    @Override
    public Set<String> exclusiveProperties() {
        return Set.of(HubSpotAdoption.EMAIL);
    }

    @Override
    public WriteReport write(List<EntityWrite> writes) {
        return new HubSpotWriter(client, contacts, settings).write(writes);
    }

    @Override
    public List<PlannedRequest> plan(int reads, List<EntityLookup> lookups, List<EntityWrite> writes) {
        List<PlannedRequest> requests = new ArrayList<>();
        plan(requests, settings.contacts("/batch/read"), reads, HubSpotSettings.MOST_INPUTS);
        plan(
                requests,
                settings.contacts("/batch/read"),
                HubSpotAdoption.withEmail(lookups).size(),
                HubSpotSettings.MOST_INPUTS);
        plan(
                requests,
                settings.contacts("/search"),
                HubSpotAdoption.withPhone(lookups).size(),
                HubSpotAdoption.GUESTS_IN_A_SEARCH);
        HubSpotWriter.requests(writes, settings.batchSize())
                .forEach(r -> requests.add(new PlannedRequest("POST", HubSpotWriter.path(settings, r), r.size())));
        int parted = (int) writes.stream().filter(EntityWrite::parts).count();
        plan(requests, settings.contacts("/batch/read"), parted, settings.batchSize());
        plan(requests, HubSpotParting.path(settings, true), parted, settings.batchSize());
        return requests;
    }

    private static void plan(List<PlannedRequest> requests, String path, int inputs, int most) {
        for (int left = inputs; left > 0; left -= most) {
            requests.add(new PlannedRequest("POST", path, Math.min(left, most)));
        }
    }
}
