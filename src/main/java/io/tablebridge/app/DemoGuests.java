package io.tablebridge.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Invented guests of an invented restaurant group; their numbers and addresses belong to nobody. */
final class DemoGuests {

    /**
     * @param phone as it would be typed, with hyphens
     * @param note what the guest asks for; empty for nothing
     */
    record Guest(int number, String name, String phone, String email, String note) {

        @Override
        public String toString() {
            return "guest " + number;
        }
    }

    private static final List<String> SURNAMES = List.of(
            "陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "洪", "郭", "邱", "曾", "廖", "賴", "歐陽");
    private static final List<String> GIVEN = List.of(
            "怡君", "志明", "淑芬", "俊傑", "雅婷", "家豪", "美玲", "建宏", "佩珊", "宗翰", "詩涵", "冠廷", "宜蓁", "柏翰", "思妤", "承恩", "欣怡", "彥廷",
            "子晴", "品妍");
    private static final List<String> NOTES =
            List.of("", "", "", "", "靠窗", "兒童椅一張", "素食", "對蝦子過敏", "慶生，請準備蠟燭", "安靜的位置，謝謝", "不吃牛", "window seat please");

    private DemoGuests() {}

    static List<Guest> invent(int count, Random random) {
        List<Guest> guests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Integer> phones = new HashSet<>();
        while (guests.size() < count) {
            String name = SURNAMES.get(random.nextInt(SURNAMES.size())) + GIVEN.get(random.nextInt(GIVEN.size()));
            int phone = 10_000_000 + random.nextInt(89_999_999);
            if (names.add(name) && phones.add(phone)) {
                int number = guests.size() + 1;
                guests.add(new Guest(
                        number,
                        name,
                        String.format(
                                Locale.ROOT,
                                "09%02d-%03d-%03d",
                                phone / 1_000_000,
                                phone / 1_000 % 1_000,
                                phone % 1_000),
                        random.nextInt(3) == 0 ? "guest" + number + "@example.com" : "",
                        NOTES.get(random.nextInt(NOTES.size()))));
            }
        }
        return guests;
    }
}
