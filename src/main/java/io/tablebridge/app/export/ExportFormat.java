package io.tablebridge.app.export;

/** The kinds of file. The code is the word on the command line. */
enum ExportFormat {
    CSV("csv"),
    XLSX("xlsx"),
    JSONL("jsonl");

    private final String code;

    ExportFormat(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
