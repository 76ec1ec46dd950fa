package io.tablebridge.normalize;

/** In which order day and month stand before a year. */
public enum DateOrder {
    /** 22/11/2026. */
    DAY_MONTH,
    /** 11/22/2026. */
    MONTH_DAY
}
