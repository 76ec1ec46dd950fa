package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.normalize.NameParts;
import java.util.List;
import java.util.Optional;

/** What the contact of a guest has in a CRM. Immutable. */
record Contact(GuestProfile guest, FieldCells cells) {

    /** Without any of these a CRM could never tell the contact from others. */
    boolean canBeFound() {
        return text(ProfileFields.PHONE).isPresent()
                || text(ProfileFields.EMAIL).isPresent()
                || text(ProfileFields.LINE_ID).isPresent();
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(guest.values().get(field)).map(String::valueOf);
    }

    /** A field as it is; of an amount of money its decimal. */
    Cell cell(String field) {
        return cells.of(
                        ProfileFields.typeOf(field).orElseThrow(),
                        guest.values().get(field))
                .get(0);
    }

    Cell currency(String field) {
        return guest.values().get(field) instanceof Money money ? Cell.text(money.currency()) : Cell.EMPTY;
    }

    /** What is known to be the family name. */
    Optional<String> familyName() {
        return text(ProfileFields.FAMILY_NAME).or(() -> parts().flatMap(NameParts::family));
    }

    /** What is known to be the given name. */
    Optional<String> givenName() {
        return text(ProfileFields.GIVEN_NAME)
                .or(() -> familyName().isPresent() ? parts().flatMap(NameParts::given) : Optional.empty());
    }

    /** For a CRM that wants a first name above all: the whole name where its parts are not known. */
    Optional<String> firstName() {
        return familyName().isPresent() ? givenName() : givenName().or(() -> text(ProfileFields.NAME));
    }

    private Optional<NameParts> parts() {
        return text(ProfileFields.NAME).map(NameParts::of);
    }

    /** For a CRM that takes nobody without a last name: the whole name where its parts are not known. */
    String lastName() {
        return familyName()
                .or(() -> text(ProfileFields.NAME))
                .or(() -> text(ProfileFields.ALIAS))
                .orElse(guest.publicId());
    }

    /** Whether marketing of this kind was refused; empty when nobody asked. */
    Cell refuses(String consent) {
        return guest.values().get(consent) instanceof Boolean agreed ? new Cell.Flag(!agreed) : Cell.EMPTY;
    }

    /** What whoever serves the guest must know first. */
    Cell care() {
        StringBuilder care = new StringBuilder();
        add(care, "過敏 Allergies", ProfileFields.ALLERGIES);
        add(care, "飲食 Diet", ProfileFields.DIET);
        text(ProfileFields.NOTE).ifPresent(note -> line(care, note));
        return care.length() == 0 ? Cell.EMPTY : Cell.text(care.toString());
    }

    private void add(StringBuilder care, String what, String field) {
        if (guest.values().get(field) instanceof List<?> texts) {
            line(
                    care,
                    what + ": "
                            + String.join(
                                    ", ", texts.stream().map(String::valueOf).toList()));
        }
    }

    private static void line(StringBuilder care, String line) {
        care.append(care.length() == 0 ? "" : "\n").append(line);
    }

    @Override
    public String toString() {
        return "contact of " + guest;
    }
}
