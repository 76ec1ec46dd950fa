package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.delivery.ChangedGuests;
import io.tablebridge.guests.GuestPages;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The guests that live, in the order of their numbers. */
final class GuestExport implements Export {

    private static final int PAGE = 500;

    /** So many are looked through for those that changed. */
    private static final int LOOKED_THROUGH = 10_000;

    private final GuestPages pages;
    private final GuestProfiles profiles;
    private final ChangedGuests changed;
    private final OptionalLong since;
    private final GuestLayout layout;

    /** @param since only guests that this entry of the journal or a later one changed; empty for all */
    GuestExport(
            GuestPages pages, GuestProfiles profiles, ChangedGuests changed, OptionalLong since, GuestLayout layout) {
        this.pages = pages;
        this.profiles = profiles;
        this.changed = changed;
        this.since = since;
        this.layout = layout;
    }

    @Override
    public List<Heading> headings() {
        return layout.headings();
    }

    @Override
    public long all() {
        return pages.count();
    }

    @Override
    public ExportPage page(String from) {
        long after = from.isEmpty() ? 0 : Long.parseLong(from);
        int most = since.isPresent() ? LOOKED_THROUGH : PAGE;
        List<Long> found = pages.after(after, most);
        List<Long> wanted = since.isPresent() ? changed.among(found, since.getAsLong()) : found;
        boolean cut = wanted.size() > PAGE;
        List<Long> taken = cut ? wanted.subList(0, PAGE) : wanted;
        List<Long> passed = cut ? found.subList(0, found.indexOf(taken.get(PAGE - 1)) + 1) : found;
        boolean last = !cut && found.size() < most;
        return new ExportPage(rows(taken), last ? "" : Long.toString(passed.get(passed.size() - 1)), passed.size());
    }

    private List<List<Cell>> rows(List<Long> ids) {
        Map<Long, GuestState> states = profiles.load(ids);
        List<List<Cell>> rows = new ArrayList<>();
        for (Long id : ids) {
            if (states.get(id) instanceof GuestState.Living living) {
                layout.row(living.profile()).ifPresent(rows::add);
            }
        }
        return rows;
    }
}
