package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.delivery.DestinationException;
import io.tablebridge.delivery.EntityResult;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.delivery.EntityWrite.Way;
import io.tablebridge.delivery.RemoteEntity;
import io.tablebridge.delivery.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Contacts that are to stand for our guests no more. One that nobody but us is seen to use is archived, from where people can
 * bring it back for 90 days; another keeps what people put into it and loses what is ours. Used once.
 */
final class HubSpotParting {

    /** HubSpot fills these when people work with a contact: an owner, notes and calls, deals. */
    static final List<String> SIGNS_OF_USE =
            List.of("hubspot_owner_id", "num_notes", "num_contacted_notes", "num_associated_deals");

    private static final int IN_PART = 207;

    private final HubSpotClient client;
    private final HubSpotContacts contacts;
    private final HubSpotSettings settings;
    private final Map<String, EntityResult> results = new HashMap<>();
    private Optional<Trouble> trouble = Optional.empty();

    HubSpotParting(HubSpotClient client, HubSpotContacts contacts, HubSpotSettings settings) {
        this.client = client;
        this.contacts = contacts;
        this.settings = settings;
    }

    static String path(HubSpotSettings settings, boolean archive) {
        return settings.contacts(archive ? "/batch/archive" : "/batch/update");
    }

    Map<String, EntityResult> results() {
        return results;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    void part(List<EntityWrite> writes) {
        for (int from = 0; from < writes.size(); from += settings.batchSize()) {
            List<EntityWrite> some = writes.subList(from, Math.min(writes.size(), from + settings.batchSize()));
            Set<String> unused = unused(some);
            List<EntityWrite> archived = new ArrayList<>();
            List<EntityWrite> letGo = new ArrayList<>();
            some.forEach(write ->
                    (write.way() == Way.REMOVE && unused.contains(write.publicId()) ? archived : letGo).add(write));
            send(archived, true);
            send(letGo, false);
        }
    }

    /** The guests whose contacts were seen just now, and without a sign that people work with them. */
    private Set<String> unused(List<EntityWrite> writes) {
        List<String> ids = writes.stream().map(EntityWrite::publicId).toList();
        List<String> asked = new ArrayList<>(SIGNS_OF_USE);
        asked.add(settings.idProperty());
        Set<String> unused = new HashSet<>();
        try {
            for (RemoteEntity contact : contacts.by(settings.idProperty(), ids, asked)) {
                boolean used = SIGNS_OF_USE.stream()
                        .map(sign -> contact.values().getOrDefault(sign, ""))
                        .anyMatch(value -> !value.isBlank() && !value.equals("0"));
                if (!used) {
                    unused.add(contact.values().getOrDefault(settings.idProperty(), ""));
                }
            }
        } catch (DestinationException e) {
            trouble = Optional.of(e.trouble());
        }
        return unused;
    }

    private void send(List<EntityWrite> request, boolean archive) {
        if (request.isEmpty() || trouble.isPresent()) {
            return;
        }
        JsonNode body =
                archive ? HubSpotRequests.archive(request) : HubSpotRequests.letGo(settings.idProperty(), request);
        Answer answer = client.send("POST", path(settings, archive), body);
        if (answer instanceof Answer.Done done && !done.body().path("errors").isEmpty()) {
            // Done in part: each alone shows which. Doing it again changes nothing.
            refused(
                    request,
                    archive,
                    new Answer.Refused(IN_PART, done.body().path("errors").path(0)));
        } else if (answer instanceof Answer.Done) {
            request.forEach(write -> results.put(write.publicId(), new EntityResult.Parted()));
        } else if (answer instanceof Answer.Refused refused) {
            refused(request, archive, refused);
        } else if (answer instanceof Answer.Stopped stopped) {
            trouble = Optional.of(stopped.trouble());
        } else if (answer instanceof Answer.Unknown unknown) {
            trouble = Optional.of(unknown.trouble());
            request.forEach(write -> results.put(
                    write.publicId(), new EntityResult.Unknown(unknown.trouble().problem())));
        }
    }

    private void refused(List<EntityWrite> request, boolean archive, Answer.Refused refused) {
        if (request.size() > 1) {
            int half = request.size() / 2;
            send(request.subList(0, half), archive);
            send(request.subList(half, request.size()), archive);
            return;
        }
        String guest = request.get(0).publicId();
        boolean gone = HubSpotProblems.isMissingObject(refused.body());
        results.put(
                guest,
                gone
                        ? new EntityResult.Parted()
                        : new EntityResult.Refused(client.problems().refused(guest, refused.body())));
    }
}
