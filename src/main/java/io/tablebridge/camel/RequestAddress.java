package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.net.URI;

/** What requests of connectors are made of, as polls and fetches declare it alike: addresses, and texts without secrets. */
final class RequestAddress {

    private RequestAddress() {}

    /**
     * An address with its settings filled in and its places open. Whatever proves whose a request is must not be read on its
     * way; this machine alone is near enough.
     *
     * @throws ProblemException when it is missing or unusable, or what fills its places could choose the host; without its
     *     value, which may be private by then
     */
    static String read(String parameter, Parameters given) {
        String url = given.filled(parameter, secretFree(parameter, given.required(parameter)));
        try {
            URI uri = URI.create(url.replaceAll("\\{[a-z]+}", "x"));
            String host = String.valueOf(uri.getHost());
            boolean local = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
            boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local);
            if (safe && uri.getHost() != null && uri.getUserInfo() == null && Parameters.isFilledAfterHost(url)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw notSo(parameter, "https://…");
        }
        throw notSo(parameter, "https://…");
    }

    /** The same with a place for an id, without which every request would bring the same. */
    static String ofId(String parameter, Parameters given) {
        String url = read(parameter, given);
        if (!url.contains(RequestProducer.PLACE_OF_ID)) {
            throw notSo(parameter, "https://api.example.com/orders/{id}");
        }
        return url;
    }

    /** A text with its settings filled in; empty when nothing is given. */
    static String text(String parameter, Parameters given) {
        return given.filled(parameter, secretFree(parameter, given.text(parameter, "")));
    }

    /** Addresses, bodies and headers turn up in journal, backups and messages: secrets have parameters of their own. */
    private static String secretFree(String parameter, String text) {
        if (text.contains("{{env:")) {
            throw new ProblemException(Problem.at("", "TB-CML-060", parameter));
        }
        return text;
    }

    private static ProblemException notSo(String parameter, String possible) {
        return new ProblemException(Problem.at("", "TB-CML-061", parameter, possible));
    }
}
