package io.tablebridge.csv;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the name of a column says about its cells. */
final class HeaderWords {

    private static final Pattern DATE =
            words("日期|生日|日$|時間|时间|出生|誕生|生年月日|来店日", "date|birthday|birth|dob|day|created|updated|modified");
    private static final Pattern TIME = words("時間|时间|時段|时段|時刻", "time|hour");
    private static final Pattern BIRTH = words("生日|出生|誕生|生年", "birthday|birthdate|birth|dob");
    private static final Pattern PHONE = words("電話|手機|电话|手机|携帯|行動", "phone|mobile|tel|cell|telephone|phone number");
    private static final Pattern MINGUO = words("民國|民国", "minguo|roc");

    private static final Pattern NUMBER = words(
            "金額|金额|總額|总额|總計|消費|消费|單價|价|價|訂金|定金|押金|稅|餘額|點數|数量|數量|次數|売上|合計",
            "amount|total|subtotal|price|spend|spent|sales|deposit|balance|tip|fee|tax|points|revenue|quantity|qty|count|value");

    private HeaderWords() {}

    /** Latin words stand alone, or at the end of a name in camel case or with underscores. */
    private static Pattern words(String han, String latin) {
        return Pattern.compile("(?i:" + han + ")|(?<![A-Za-z])(?i:" + latin + ")(?![a-z])|(?<=[a-z])(?:"
                + capitals(latin) + ")(?![a-z])");
    }

    private static String capitals(String latin) {
        return Arrays.stream(latin.split("\\|"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("|"));
    }

    static boolean date(String name) {
        return DATE.matcher(name).find();
    }

    static boolean time(String name) {
        return TIME.matcher(name).find();
    }

    static boolean birth(String name) {
        return BIRTH.matcher(name).find();
    }

    static boolean phone(String name) {
        return PHONE.matcher(name).find();
    }

    static boolean number(String name) {
        return NUMBER.matcher(name).find();
    }

    static boolean minguo(String name) {
        return MINGUO.matcher(name).find();
    }
}
