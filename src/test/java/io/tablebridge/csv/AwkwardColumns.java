package io.tablebridge.csv;

import static io.tablebridge.csv.AwkwardFile.named;

import java.util.List;

/** What a column as a whole says about its dates, times, numbers and phones. */
final class AwkwardColumns {

    private AwkwardColumns() {}

    static List<AwkwardFile> all() {
        return List.of(
                named("day before month, decided by one value")
                        .text("id,Visit Date\n1,03/04/2026\n2,05/06/2026 19:30\n3,25/12/2026\n")
                        .rows(3)
                        .says("TB-CSV-051")
                        .value(0, "Visit Date", "2026-04-03")
                        .value(1, "Visit Date", "2026-06-05T19:30"),
                named("month before day, decided by one value")
                        .text("id,Visit Date\n1,03/04/2026\n2,5/6/2026 7:30 PM\n3,12/25/2026\n")
                        .rows(3)
                        .says("TB-CSV-052")
                        .value(0, "Visit Date", "2026-03-04")
                        .value(1, "Visit Date", "2026-05-06T19:30"),
                named("month before day with short years")
                        .text("id,Visit Date\n1,3/4/26\n2,11/22/26\n")
                        .rows(2)
                        .says("TB-CSV-052")
                        .value(0, "Visit Date", "2026-03-04"),
                named("dates that nothing decides are not guessed")
                        .text("id,name,date\n1,Lin,03/04/2026\n2,Wu,05/06/2026\n3,Ho,\n")
                        .rows(1)
                        .says("TB-CSV-054")
                        .fault("2 DATE_UNDECIDED")
                        .fault("3 DATE_UNDECIDED"),
                named("dates that contradict each other are not guessed")
                        .text("id,date\n1,25/04/2026\n2,05/26/2026\n3,2026-07-08\n")
                        .rows(1)
                        .says("TB-CSV-054")
                        .fault("2 DATE_UNDECIDED")
                        .fault("3 DATE_UNDECIDED")
                        .value(0, "date", "2026-07-08"),
                named("short years of which none tells the order")
                        .text("id,date\n1,22/11/26\n2,23/11/26\n")
                        .rows(0)
                        .says("TB-CSV-054")
                        .fault("2 DATE_UNDECIDED")
                        .fault("3 DATE_UNDECIDED"),
                named("ISO dates and dates with the year first stay as they are")
                        .text("id,date\n1,2026-11-22\n2,2026/1/2\n3,2026年3月4日\n")
                        .rows(3)
                        .value(0, "date", "2026-11-22")
                        .value(1, "date", "2026/1/2")
                        .value(2, "date", "2026年3月4日"),
                named("Minguo dates with slashes, also of years below 100")
                        .text("編號,日期,生日\n1,115/11/20,79/05/12\n2,115/11/21 18:30,105/2/3\n")
                        .rows(2)
                        .says("TB-CSV-053")
                        .value(0, "日期", "2026-11-20")
                        .value(1, "日期", "2026-11-21T18:30")
                        .value(0, "生日", "1990-05-12"),
                named("Minguo dates in words")
                        .text("編號,訂位日期\n1,民國115年11月20日\n2,民國115年11月21日 下午7:30\n")
                        .rows(2)
                        .says("TB-CSV-053")
                        .value(0, "訂位日期", "2026-11-20")
                        .value(1, "訂位日期", "2026-11-21T19:30"),
                named("Minguo dates in seven digits, where the column is a date")
                        .text("編號,訂位日期\n1,1151120\n2,1151121\n3,0991231\n")
                        .rows(3)
                        .says("TB-CSV-053")
                        .value(0, "訂位日期", "2026-11-20")
                        .value(2, "訂位日期", "2010-12-31"),
                named("seven digits are no date where the column is none")
                        .text("會員編號,姓名\n1151120,王\n1151121,陳\n")
                        .rows(2)
                        .value(0, "會員編號", "1151120"),
                named("dates as serial numbers")
                        .text("id,訂位日期,name\n1,46348,Lin\n2,46349.8125,Wu\n")
                        .rows(2)
                        .says("TB-CSV-050")
                        .value(0, "訂位日期", "2026-11-22")
                        .value(1, "訂位日期", "2026-11-23T19:30"),
                named("serial numbers among dates")
                        .text("id,date\n1,2026-11-22\n2,46349\n3,2026/11/24\n")
                        .rows(3)
                        .says("TB-CSV-050")
                        .value(1, "date", "2026-11-23")
                        .value(2, "date", "2026/11/24"),
                named("five digits are no date where the column is none")
                        .text("id,postcode\n1,46348\n2,46349\n")
                        .rows(2)
                        .value(0, "postcode", "46348"),
                named("times on a clock of twelve hours")
                        .text("編號,訂位時間\n1,下午 7:30\n2,上午11:00\n3,下午7點30分\n4,18:00\n")
                        .rows(4)
                        .says("TB-CSV-055")
                        .value(0, "訂位時間", "19:30")
                        .value(1, "訂位時間", "11:00")
                        .value(2, "訂位時間", "19:30")
                        .value(3, "訂位時間", "18:00"),
                named("times with AM and PM")
                        .text("id,Visit Time\n1,7:30 PM\n2,12:00 AM\n3,11:15 am\n")
                        .rows(3)
                        .says("TB-CSV-055")
                        .value(0, "Visit Time", "19:30")
                        .value(1, "Visit Time", "00:00"),
                named("times as parts of a day")
                        .text("id,time\n1,0.8125\n2,0.5\n")
                        .rows(2)
                        .says("TB-CSV-055")
                        .value(0, "time", "19:30")
                        .value(1, "time", "12:00"),
                named("thousands and a currency")
                        .text("id,金額\n1,\"NT$1,234\"\n2,\"1,234.50\"\n3,５００\n4,(20)\n")
                        .rows(4)
                        .says("TB-CSV-056")
                        .value(0, "金額", "1234")
                        .value(1, "金額", "1234.50")
                        .value(2, "金額", "500")
                        .value(3, "金額", "-20"),
                named("thousands alone")
                        .text("id,total\n1,\"1,234\"\n2,980\n")
                        .rows(2)
                        .says("TB-CSV-056")
                        .value(0, "total", "1234"),
                named("a comma before the decimals")
                        .text("id;total\n1;1.234,50\n2;1.234\n3;7,5\n")
                        .by(';')
                        .rows(3)
                        .says("TB-CSV-057")
                        .value(0, "total", "1234.50")
                        .value(1, "total", "1234")
                        .value(2, "total", "7.5"),
                named("numbers that contradict each other are not guessed")
                        .text("id;total\n1;1.234,50\n2;1,234.50\n3;7\n")
                        .by(';')
                        .rows(1)
                        .says("TB-CSV-058")
                        .fault("2 NUMBER_UNDECIDED")
                        .fault("3 NUMBER_UNDECIDED"),
                named("tables with commas between them are no numbers")
                        .text("id,Table\n1,\"51,52,53\"\n2,\"51,52\"\n3,7\n")
                        .rows(3)
                        .value(1, "Table", "51,52"),
                named("phones that lost their zero")
                        .text("編號,手機\n1,912345678\n2,0922333444\n3,933444555.0\n4,02-2351-6758\n5,12345\n")
                        .rows(5)
                        .says("TB-CSV-059")
                        .value(0, "手機", "0912345678")
                        .value(1, "手機", "0922333444")
                        .value(2, "手機", "0933444555")
                        .value(3, "手機", "02-2351-6758")
                        .value(4, "手機", "12345"),
                named("nine digits are no phone where the column is none")
                        .text("會員卡號,姓名\n912345678,王\n912345679,陳\n")
                        .rows(2)
                        .value(0, "會員卡號", "912345678"),
                named("full-width digits")
                        .text("編號,電話,人數\n1,０９１２３４５６７８,４\n")
                        .rows(1)
                        .value(0, "電話", "０９１２３４５６７８"));
    }
}
