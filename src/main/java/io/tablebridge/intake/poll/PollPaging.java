package io.tablebridge.intake.poll;

import io.tablebridge.remote.RemoteResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a list is cut into pages.
 *
 * @param style see there
 * @param firstPage the number of the first page
 * @param keyParameter the query parameter that holds our key, never kept of an address that a platform tells; empty for
 *     none
 */
public record PollPaging(Style style, int firstPage, String keyParameter) {

    private static final int LONGEST_CURSOR = 8_000;
    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel\\s*=\\s*\"?(?:[^\";]*\\s)?next(?:\\s[^\";]*)?\"?", Pattern.CASE_INSENSITIVE);

    /** How the next page is asked for. */
    public enum Style {
        /** There is one page only. */
        NONE,
        /** The reply names a mark for the next request. */
        CURSOR,
        /** Pages are numbered, until one is empty. */
        PAGE,
        /** Records are counted, until a page is empty. */
        OFFSET,
        /** The reply's header {@code Link} names the next page's address (RFC 8288). */
        LINK,
        /** The reply's body names the next page's address. */
        NEXT_URL
    }

    /** Without a key in the address. */
    public PollPaging(Style style, int firstPage) {
        this(style, firstPage, "");
    }

    PollPlace first() {
        return new PollPlace("", firstPage, 0);
    }

    /** Whether the platform itself says where the next page is. */
    boolean isTold() {
        return style == Style.CURSOR || isAddress();
    }

    /** Whether the cursor is the next page's whole address. */
    boolean isAddress() {
        return style == Style.LINK || style == Style.NEXT_URL;
    }

    /**
     * The place of the next page; empty after the last.
     *
     * @param asked the address of this page
     * @throws PollException when the platform names a place that can't be gone to
     */
    Optional<PollPlace> next(PollPlace here, PollReply reply, RemoteResponse response, String asked) {
        return switch (style) {
            case NONE -> Optional.empty();
            case CURSOR -> reply.next().map(cursor -> told(here, cursor));
            // An empty page, and not a short one: a platform may give fewer than it was asked for.
            case PAGE, OFFSET ->
                reply.records().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PollPlace(
                                "",
                                here.page() + 1,
                                here.offset() + reply.records().size()));
            case LINK -> response.header("link").flatMap(PollPaging::link).map(link -> address(here, asked, link));
            case NEXT_URL -> reply.next().map(link -> address(here, asked, link));
        };
    }

    private static PollPlace told(PollPlace here, String cursor) {
        if (cursor.length() > LONGEST_CURSOR) {
            throw PollException.of("TB-INT-030", Integer.toString(LONGEST_CURSOR));
        }
        return new PollPlace(cursor, here.page() + 1, 0);
    }

    /** Our credentials go where the next page is: never to another host. */
    private PollPlace address(PollPlace here, String asked, String link) {
        try {
            URI from = URI.create(asked);
            URI to = from.resolve(link.strip());
            if (!origin(from).equals(origin(to))) {
                throw PollException.of("TB-INT-028", String.valueOf(to.getHost()));
            }
            return told(here, withoutKey(to.toString()));
        } catch (IllegalArgumentException e) {
            throw PollException.of("TB-INT-028", "–");
        }
    }

    private String withoutKey(String address) {
        int query = address.indexOf('?');
        if (keyParameter.isEmpty() || query < 0) {
            return address;
        }
        String rest = Arrays.stream(address.substring(query + 1).split("[&#]", -1))
                .filter(pair -> !pair.equals(keyParameter) && !pair.startsWith(keyParameter + "="))
                .collect(Collectors.joining("&"));
        return address.substring(0, query) + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> link(String header) {
        Matcher links = LINK.matcher(header);
        while (links.find()) {
            if (NEXT.matcher(links.group(2)).find()) {
                return Optional.of(links.group(1));
            }
        }
        return Optional.empty();
    }
}
