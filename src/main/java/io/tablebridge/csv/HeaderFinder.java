package io.tablebridge.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the header in the first rows: the first that is about as wide as the table and holds names rather than values. Above
 * it may stand titles ("訂位明細, 2026/11/22").
 */
final class HeaderFinder {

    private static final int MOST_TITLES = 20;

    /** Dates, times, amounts, phones, addresses of mail: what stands in rows and not in headers. */
    private static final Pattern VALUE = Pattern.compile(
            ".*@.*\\..*|[\\p{Sc}$+\\-(]*(?:NT\\$)?[\\p{Nd}][\\p{Nd}\\s.,:/()+\\-年月日時分TZ]*(?:[ap]m)?[%元]?",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> WORDS = Set.of(
            "id",
            "name",
            "phone",
            "mobile",
            "tel",
            "email",
            "e-mail",
            "date",
            "time",
            "size",
            "status",
            "notes",
            "tags",
            "guest name",
            "first name",
            "last name",
            "phone number",
            "party size",
            "birthday",
            "total",
            "amount",
            "source",
            "編號",
            "訂位編號",
            "姓名",
            "電話",
            "手機",
            "信箱",
            "日期",
            "時間",
            "人數",
            "狀態",
            "備註",
            "顧客姓名",
            "訂位姓名",
            "訂位日期",
            "訂位時間",
            "訂位人數",
            "訂位狀態",
            "生日",
            "性別",
            "金額",
            "會員編號",
            "电话",
            "手机",
            "人数",
            "备注",
            "状态",
            "时间",
            "氏名",
            "電話番号",
            "予約番号",
            "備考",
            "予約日",
            "予約時間",
            "お名前",
            "顧客名");

    /** @param index of the header among the rows; -1 where there is none */
    record Header(int index, int titles) {}

    private HeaderFinder() {}

    static Header in(SheetSample sample) {
        List<SheetSample.Row> rows = sample.rows();
        int width = sample.width();
        int first = 0;
        while (first < Math.min(rows.size() - 1, MOST_TITLES) && isTitle(rows.get(first), width)) {
            first++;
        }
        List<String> cells = rows.get(first).cells();
        long values = cells.stream().filter(HeaderFinder::isValue).count();
        long words = cells.stream().filter(HeaderFinder::isWord).count();
        boolean header = words >= 2 || (values == 0 && (words > 0 || !repeatsBelow(rows, first)));
        return new Header(header ? first : -1, first);
    }

    private static boolean isTitle(SheetSample.Row row, int width) {
        return width >= 2 && (row.cells().size() * 2 <= width || row.filled() * 2 < width || row.filled() < 2);
    }

    /** Whether a text of this row stands in a row below, too, in the same column: then it is no name of a column. */
    private static boolean repeatsBelow(List<SheetSample.Row> rows, int first) {
        List<String> cells = rows.get(first).cells();
        for (SheetSample.Row row : rows.subList(first + 1, rows.size())) {
            for (int i = 0; i < Math.min(cells.size(), row.cells().size()); i++) {
                if (!cells.get(i).isBlank() && cells.get(i).equals(row.cells().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isValue(String cell) {
        return VALUE.matcher(cell.strip()).matches();
    }

    private static boolean isWord(String cell) {
        return WORDS.contains(cell.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT));
    }
}
