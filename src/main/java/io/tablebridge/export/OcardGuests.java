package io.tablebridge.export;

import io.tablebridge.export.ContactLayout.Column;
import io.tablebridge.model.ProfileFields;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Members for Ocard. It publishes no template, so that the headings are the words of its pages; mobiles of Taiwan are written
 * as people there dial them, because members are told apart by that number.
 */
final class OcardGuests {

    private static final String TAIWAN = "+886";

    private OcardGuests() {}

    static GuestLayout layout(ZoneId zone) {
        return new ContactLayout(
                zone,
                List.of(
                        Column.text("手機", OcardGuests::mobile),
                        Column.of("姓名", ProfileFields.NAME),
                        Column.of("生日", ProfileFields.BIRTHDAY),
                        Column.of("電子郵件", ProfileFields.EMAIL),
                        Column.of("標籤", ProfileFields.TAGS),
                        new Column("備註", Contact::care),
                        Column.of("來店次數", ProfileFields.VISITS),
                        Column.of("消費金額", ProfileFields.SPEND),
                        new Column("拒收電子郵件", contact -> contact.refuses(ProfileFields.EMAIL_CONSENT)),
                        new Column("拒收簡訊", contact -> contact.refuses(ProfileFields.SMS_CONSENT)),
                        Column.of("Tablebridge 顧客編號", ProfileFields.ID)));
    }

    private static Optional<String> mobile(Contact contact) {
        return contact.text(ProfileFields.PHONE)
                .map(phone -> phone.startsWith(TAIWAN + "9") ? "0" + phone.substring(TAIWAN.length()) : phone);
    }
}
