package io.tablebridge.pipeline;

import io.tablebridge.csv.SheetPlace;

/**
 * What an import is of.
 *
 * @param fileName without its folders
 * @param fileHash SHA-256 in hex
 * @param fileSize in bytes
 * @param mapping through which its rows go
 * @param form the text of the form by which its rows are read
 * @param start where its rows begin
 */
public record ImportBegin(
        String fileName, String fileHash, long fileSize, String mapping, String form, SheetPlace start) {}
