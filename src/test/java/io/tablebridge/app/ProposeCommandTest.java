package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge propose}. */
class ProposeCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private static final String BOOKINGS =
            """
            編號,訂位編號,訂位姓名,電話,Email,訂位人數,訂位日期,訂位時間,訂位狀態,備註,等級
            1,KX-90817,李大華 先生,0988-777-666,dahua@real.tw,4,115/11/20,下午7:30,已訂位,對花生過敏,金卡
            2,KX-90818,陳美美,0977-123-123,,2,115/11/21,18:00,保留中,,銀卡
            """;

    private final Path home;

    ProposeCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
        DataFolder.at(home.resolve("data")).create();
    }

    private String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        Surroundings surroundings =
                new Surroundings(Map.of(), new Properties(), home, out, out, OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    @Test
    void whatEachColumnWouldBecomeIsShownAndNothingIsSaved() throws IOException {
        String file = file("October 2026.csv", BOOKINGS);
        assertThat(say(0, "propose", file))
                .contains("Each row: reservation.")
                .containsPattern("訂位編號 +id +85 % +its name +•••")
                .containsPattern("訂位姓名 +guest.name +95 % +its name; its cells look like names +李• \\| 陳•")
                .containsPattern("電話 +guest.phone +95 % .*0988•••66")
                .containsPattern("等級 +– +0 % +name not known +•••")
                .contains("TB-IMP-068", "TB-IMP-063: Nobody knows what these words in \"訂位狀態\" mean: 保留中.")
                .contains("Nothing was saved; --save writes", "october-2026.yaml")
                .doesNotContain("李大華", "0988-777-666", "dahua", "KX-90817", "金卡", "花生");
        assertThat(say(0, "propose", file, "--values", "--lang", "zh-TW"))
                .contains("每一列：reservation。", "李大華 先生", "金卡", "還沒有儲存");
        assertThat(home.resolve("mappings")).isEmptyDirectory();
    }

    @Test
    void savedItIsAMappingLikeAnyOtherWithoutAGuestOfTheFileAndTheFileGoesIn() throws IOException {
        String file = file("b.csv", BOOKINGS);
        assertThat(say(0, "propose", file, "--as", "our-bookings", "--save"))
                .contains("Saved as " + home.resolve("mappings/our-bookings.yaml"));
        Path mapping = home.resolve("mappings/our-bookings.yaml");
        assertThat(mapping)
                .content()
                .contains("# \"編號\" is left out", "# Nobody knows what these words", "optional: [編號, 等級]")
                .contains("電話: \"0912-345-671\"", "guest.phone: \"+886912345671\"", "訂位姓名: 王小明")
                .doesNotContain("李大華", "陳美美", "777", "dahua", "90817", "花生", "金卡");
        assertThat(say(0, "test")).contains("1 mapping, 1 test, 0 problems.");
        say(0, "validate");
        assertThat(say(1, "import", file))
                .contains("b.csv: its rows go through the mapping our-bookings")
                .contains("Applied: 1;", "rejected: 1;");
        assertThat(say(0, "propose", file, "--as", "other"))
                .contains("TB-IMP-057 b.csv", "read by our-bookings already");
        assertThat(say(3, "propose", file, "--as", "our-bookings", "--save")).contains("TB-IMP-055");
        Files.writeString(
                mapping,
                Files.readString(mapping).replace("      已訂位: booked\n", "      已訂位: booked\n      保留中: booked\n"));
        assertThat(say(0, "import", file, "--again")).contains("Applied: 1; unchanged: 1;");
    }

    @Test
    void aBookingWithoutAStatusWaitsForAPerson() throws IOException {
        String file = file("old.csv", "予約番号,予約日,予約時間,氏名\nR1,2026/11/20,19:00,山田太郎\n");
        assertThat(say(1, "propose", file, "--save")).contains("TB-IMP-064", "but it can't be used yet");
        assertThat(say(1, "validate")).contains("TB-MAP-074 old.yaml");
        assertThat(say(0, "propose", file, "--status", "completed", "--as", "past", "--save"))
                .doesNotContain("TB-IMP-064");
        assertThat(say(0, "test", "past")).contains("1 test, 0 problems");
    }

    @Test
    void cellsThatCanNotBeTakenAsTheyStandAreLookedAtAllTheSame() throws IOException {
        String file = file(
                "members.csv",
                "會員編號,會員姓名,手機號碼,生日\nM1,李大華,0988777666,77/02/26\nM2,陳美美,912345679,80/11/16\nM3,林大同,9.12E+08,81/01/02\n");
        assertThat(say(0, "propose", file, "--save"))
                .containsPattern("會員姓名 +guest.name +95 % +its name; its cells look like names +李• \\| 陳•")
                .contains("TB-IMP-069");
        assertThat(say(0, "test", "members")).contains("0 problems");
        assertThat(say(1, "import", file, "--dates", "minguo")).contains("Applied: 2;", "rejected: 1;");
        Path guests = home.resolve("guests.csv");
        say(0, "export", "guests", "--output", guests.toString());
        assertThat(guests).content().contains("1988-02-26", "1991-11-16");
    }

    @Test
    void whatCanNotBeProposedSaysWhy() throws IOException {
        assertThat(say(3, "propose", file("n.csv", "1,2026/11/20\n2,2026/11/21\n")))
                .contains("TB-IMP-052 n.csv");
        assertThat(say(3, "propose", file("u.csv", "foo,bar\nx,y\n"))).contains("TB-IMP-053 u.csv");
        assertThat(say(3, "propose", file("訂位.csv", BOOKINGS))).contains("TB-IMP-054 --as");
        assertThat(say(3, "propose", home.resolve("none.csv").toString())).contains("TB-IMP-001");
        assertThat(say(2, "propose", "x.csv", "--record", "dish", "--currency", "dollars", "--status", "gone"))
                .contains("TB-CLI-124 --record", "TB-CLI-124 --currency", "TB-CLI-124 --status");
    }
}
