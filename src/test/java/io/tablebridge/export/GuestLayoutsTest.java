package io.tablebridge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.Sha256;
import io.tablebridge.settings.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestLayoutsTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private static final Map<String, Object> NANA = Map.ofEntries(
            Map.entry(ProfileFields.ID, "gabc"),
            Map.entry(ProfileFields.NAME, "歐陽娜娜"),
            Map.entry(ProfileFields.PHONE, "+886912345678"),
            Map.entry(ProfileFields.EMAIL, "Na.Na@gmail.com"),
            Map.entry(ProfileFields.ALLERGIES, List.of("peanut", "egg")),
            Map.entry(ProfileFields.BIRTHDAY, LocalDate.of(1988, 2, 26)),
            Map.entry(ProfileFields.ANNIVERSARY, MonthDay.of(5, 20)),
            Map.entry(ProfileFields.NEXT_RESERVATION_AT, OffsetDateTime.parse("2026-11-22T11:00:00Z")),
            Map.entry(ProfileFields.VISITS, 3L),
            Map.entry(ProfileFields.SPEND, new Money(486_000, "TWD")),
            Map.entry(ProfileFields.EMAIL_CONSENT, true),
            Map.entry(ProfileFields.SMS_CONSENT, true));

    @Test
    void plainHasEveryFieldOfAProfileUnderItsNameAndAChineseLabel() {
        GuestLayout plain = new PlainGuests(TAIPEI, Messages.TAIWAN);
        assertThat(plain.headings().stream().map(Heading::name)).containsAll(ProfileFields.names());
        assertThat(plain.headings()).contains(new Heading("phone", "電話"), new Heading("spend.currency", "消費金額幣別"));
        assertThat(new PlainGuests(TAIPEI, Locale.ENGLISH).headings())
                .allSatisfy(heading -> assertThat(heading.label()).isEqualTo(heading.name()));
        assertThat(row(plain, NANA))
                .containsEntry("name", Cell.text("歐陽娜娜"))
                .containsEntry("allergies", new Cell.Texts(List.of("peanut", "egg")))
                .containsEntry("birthday", Cell.text("1988-02-26"))
                .containsEntry("anniversary", Cell.text("05-20"))
                .containsEntry("nextReservation.startsAt", Cell.text("2026-11-22T19:00:00+08:00"))
                .containsEntry("visits", Cell.number(3))
                .containsEntry("spend", new Cell.Decimal(new BigDecimal("4860.00")))
                .containsEntry("spend.currency", Cell.text("TWD"))
                .containsEntry("emailConsent", new Cell.Flag(true))
                .containsEntry("note", Cell.EMPTY);
    }

    @Test
    void contactsHaveTheirNamesInPartsAndRefusalsMarked() {
        assertThat(row(HubSpotGuests.layout(TAIPEI), NANA))
                .containsEntry("Email", Cell.text("Na.Na@gmail.com"))
                .containsEntry("First Name", Cell.text("娜娜"))
                .containsEntry("Last Name", Cell.text("歐陽"))
                .containsEntry("Phone Number", Cell.text("+886912345678"))
                .containsEntry("Refused e-mail", new Cell.Flag(false));
        assertThat(row(SalesforceGuests.layout(TAIPEI), with(ProfileFields.EMAIL_CONSENT, false)))
                .containsEntry("Tablebridge_Id__c", Cell.text("gabc"))
                .containsEntry("LastName", Cell.text("歐陽"))
                .containsEntry("HasOptedOutOfEmail", new Cell.Flag(true))
                .containsEntry("DoNotCall", Cell.EMPTY)
                .containsEntry("Description", Cell.text("過敏 Allergies: peanut, egg"));
        assertThat(row(ZohoGuests.layout(TAIPEI), with(ProfileFields.NAME, "Jane Austen")))
                .containsEntry("Last Name", Cell.text("Jane Austen"))
                .containsEntry("First Name", Cell.EMPTY)
                .containsEntry("Email Opt Out", new Cell.Flag(false));
        assertThat(row(HubSpotGuests.layout(TAIPEI), with(ProfileFields.NAME, "Jane Austen")))
                .containsEntry("First Name", Cell.text("Jane Austen"))
                .containsEntry("Last Name", Cell.EMPTY);
        assertThat(row(OcardGuests.layout(TAIPEI), NANA)).containsEntry("手機", Cell.text("0912345678"));
        assertThat(row(OcardGuests.layout(TAIPEI), with(ProfileFields.PHONE, "+85291234567")))
                .containsEntry("手機", Cell.text("+85291234567"));
    }

    @Test
    void whoeverACrmCouldNeverFindAgainIsNoContact() {
        Map<String, Object> nameOnly = Map.of(ProfileFields.ID, "gx", ProfileFields.NAME, "王小明");
        assertThat(HubSpotGuests.layout(TAIPEI).row(guest(nameOnly))).isEmpty();
        assertThat(SalesforceGuests.layout(TAIPEI).row(guest(nameOnly))).isEmpty();
    }

    @Test
    void audiencesAreHashedAsEachPlatformWantsThem() {
        assertThat(new GoogleAdsGuests().row(guest(NANA)).orElseThrow())
                .containsExactly(hash("nana@gmail.com"), Cell.EMPTY, hash("+886912345678"), Cell.EMPTY);
        assertThat(new MetaAdsGuests(TAIPEI).row(guest(NANA)).orElseThrow())
                .containsExactly(
                        hash("na.na@gmail.com"), Cell.EMPTY, hash("886912345678"), Cell.EMPTY, hash("娜娜"), hash("歐陽"));
        Map<String, Object> jane = new HashMap<>(NANA);
        jane.put(ProfileFields.GIVEN_NAME, "Mary-Jane");
        jane.put(ProfileFields.FAMILY_NAME, "O'Hara");
        assertThat(new MetaAdsGuests(TAIPEI).row(guest(jane)).orElseThrow()).contains(hash("maryjane"), hash("ohara"));
    }

    /** From the sample that Google itself gives. */
    @Test
    void theHashIsTheOneThatGoogleShows() {
        Map<String, Object> sample = with(ProfileFields.EMAIL, "example@gmail.com");
        assertThat(new GoogleAdsGuests().row(guest(sample)).orElseThrow())
                .contains(Cell.text("264e53d93759bde067fd01ef2698f98d1253c730d12f021116f02eebcfa9ace6"));
    }

    @ParameterizedTest
    @CsvSource({"a.b@gmail.com,ab@gmail.com", "a.b@googlemail.com,ab@googlemail.com", "a.b@example.com,a.b@example.com"
    })
    void onlyGmailTakesNoDots(String email, String normal) {
        assertThat(GoogleAdsGuests.normal(email)).isEqualTo(normal);
    }

    @Test
    void onlyWhatWasAgreedToGoesToAPlatformAndNothingOfWhoRefusedAnything() {
        assertThat(audience(Map.of())).isEmpty();
        assertThat(audience(Map.of(ProfileFields.EMAIL_CONSENT, true)))
                .hasValue(List.of(hash("na.na@example.com"), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
        assertThat(audience(Map.of(ProfileFields.PHONE_CONSENT, true)))
                .hasValue(List.of(Cell.EMPTY, Cell.EMPTY, hash("+886912345678"), Cell.EMPTY));
        assertThat(audience(Map.of(ProfileFields.EMAIL_CONSENT, true, ProfileFields.LINE_CONSENT, false)))
                .isEmpty();
    }

    @Test
    void aNumberThatSeveralPeopleShareIsNobodys() {
        GuestProfile desk = new GuestProfile(1, "gabc", NANA, Set.of("+886912345678"));
        assertThat(new GoogleAdsGuests().row(desk).orElseThrow())
                .containsExactly(hash("nana@gmail.com"), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY);
    }

    private static Optional<List<Cell>> audience(Map<String, Object> consents) {
        Map<String, Object> values = new HashMap<>(consents);
        values.put(ProfileFields.EMAIL, "na.na@example.com");
        values.put(ProfileFields.PHONE, "+886912345678");
        return new GoogleAdsGuests().row(guest(values));
    }

    private static Cell hash(String text) {
        return Cell.text(Sha256.hex(text));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> values = new HashMap<>(NANA);
        values.put(field, value);
        return values;
    }

    private static GuestProfile guest(Map<String, Object> values) {
        return new GuestProfile(1, "gabc", values);
    }

    private static Map<String, Cell> row(GuestLayout layout, Map<String, Object> values) {
        List<Cell> cells = layout.row(guest(values)).orElseThrow();
        Map<String, Cell> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(layout.headings().get(i).name(), cells.get(i));
        }
        return row;
    }
}
