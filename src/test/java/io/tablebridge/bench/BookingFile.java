package io.tablebridge.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A table of bookings as restaurants in Taiwan keep them, in the columns of {@code csv-booking-zh}, with about 105 bytes in a
 * row. Guests come again and again, each by one name and one mobile number. The same numbers always make the same file.
 */
final class BookingFile {

    /** In which order the bookings stand in the file. */
    enum Order {
        /** As they were made: their ids ascend. */
        ASCENDING,
        /** By chance. */
        SHUFFLED
    }

    private static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,人數,桌號,備註,狀態";
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int EACH_DAY = 450;
    private static final int TABLES = 60;
    private static final String SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐";
    private static final String GIVEN = "怡君志明雅婷俊傑淑芬家豪美玲建宏佳穎宗翰詩涵冠宇欣儀柏翰靜宜彥廷";
    private static final List<String> NOTES = List.of(
            "靠窗的位置，謝謝您的安排",
            "老客人，喜歡安靜的角落",
            "兩張兒童椅，會晚到十分鐘",
            "慶生，需要蛋糕盤與刀叉",
            "靠近門口，長輩行動不便",
            "花生過敏，請告知廚房人員",
            "不吃牛肉，其他都可以，謝謝",
            "帶自己的酒，請準備酒杯");

    private final long rows;
    private final long guests;
    private final Order order;

    BookingFile(long rows, long guests, Order order) {
        this.rows = rows;
        this.guests = guests;
        this.order = order;
    }

    /** Writes the file and gives its bytes. */
    long write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\r\n");
            for (long i = 0; i < rows; i++) {
                out.write(row(order == Order.ASCENDING ? i : scattered(i, rows)));
            }
        }
        return Files.size(file);
    }

    private String row(long booking) {
        long guest = scattered(booking, rows) % guests;
        long day = booking / EACH_DAY;
        long ofDay = booking % EACH_DAY;
        long halfHour = 23 + ofDay * 18 / EACH_DAY;
        return "B%010d,%s,%02d:%02d,%s,%s,%d,A%d,%s,%s\r\n"
                .formatted(
                        booking + 1,
                        FIRST_DAY.plusDays(day),
                        halfHour / 2,
                        halfHour % 2 * 30,
                        name(guest),
                        phone(guest),
                        2 + booking % 7,
                        1 + booking % TABLES,
                        NOTES.get((int) (booking % NOTES.size())),
                        booking % 19 == 0 ? "取消" : booking % 23 == 0 ? "未到" : "已完成");
    }

    private static String name(long guest) {
        long mixed = guest * 31 + 7;
        return "" + of(SURNAMES, mixed) + of(GIVEN, mixed / 20) + of(GIVEN, mixed / 640);
    }

    private static char of(String letters, long number) {
        return letters.charAt((int) (number % letters.length()));
    }

    private static String phone(long guest) {
        long number = 10_000_000 + guest * 271;
        return "09%02d-%03d-%03d".formatted(number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    }

    /** Each number below {@code all} once, in an order that shows nothing of theirs; {@code all} has no factor but 2, 3 and 5. */
    private static long scattered(long number, long all) {
        return (number * 7_368_787 + 1_234_577) % all;
    }
}
