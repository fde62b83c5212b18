package dev.plimsoll.intake.masking;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every value of every column of every table as text, bytes as the characters that they spell. */
final class DatabaseDump {

    private DatabaseDump() {}

    static String of(JdbcClient jdbc) {
        return tables(jdbc).stream()
                .map(table -> table + "\n" + rows(jdbc, table))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                        select format('%I.%I', n.nspname, c.relname)
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                        """).query(String.class).list();
    }

    private static String rows(JdbcClient jdbc, String table) {
        var columns = jdbc.sql("""
                        select case when atttypid = 'bytea'::regtype
                                    then format('coalesce(encode(%1$I, ''escape''), '''')', attname)
                                    else format('coalesce(%1$I::text, '''')', attname) end
                          from pg_attribute
                         where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
                        """).param("table", table).query(String.class).list();
        var row = String.join(" || ' | ' || ", columns);
        return String.join(
                "\n",
                jdbc.sql("select " + row + " from " + table).query(String.class).list());
    }
}
