package io.tablebridge.operate.move;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a column holds, read as the same text from either database. */
enum Kind {
    NUMBER {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            return value == null ? null : value.stripTrailingZeros().toPlainString();
        }
    },
    FRACTION {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : Double.toString(value);
        }
    },
    TEXT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    YES_NO {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value ? "t" : "f";
        }
    },
    BYTES {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            byte[] value = row.getBytes(column);
            return value == null ? null : "\\x" + HexFormat.of().formatHex(value);
        }
    },
    DAY {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            LocalDate value = row.getObject(column, LocalDate.class);
            return value == null ? null : value.toString();
        }
    },
    /** H2 remembers the offset, PostgreSQL only the moment: the moment is what counts. */
    MOMENT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant().toString();
        }
    };

    /** The value as PostgreSQL reads it; null for none. */
    abstract @Nullable String read(ResultSet row, int column) throws SQLException;

    /**
     * @param jdbcType of H2, one of {@link Types}
     * @throws IllegalArgumentException when no column of this type was ever copied: teach it here
     */
    static Kind of(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.NUMERIC, Types.DECIMAL -> NUMBER;
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> FRACTION;
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.BOOLEAN, Types.BIT -> YES_NO;
            case Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            case Types.DATE -> DAY;
            case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
            default -> throw new IllegalArgumentException("no way to copy columns of type " + jdbcType);
        };
    }
}
