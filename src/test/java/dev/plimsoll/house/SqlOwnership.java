package dev.plimsoll.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A table belongs to one module: only that one writes and reads it; others read the views that its module publishes. */
record SqlOwnership(Set<String> schemas, Set<String> publishedViews) {

    private static final Pattern NAME = Pattern.compile("\\b([a-z]+)\\.([a-z_]+)\\b");
    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert into|update|delete from|truncate|lock table|drop table|alter table|create table(?: if not exists)?)"
                    + "\\s+([a-z]+)\\.([a-z_]+)");
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern IS_SQL =
            Pattern.compile("\\b(select|insert into|update|delete from|truncate|lock table|join|from)\\b");

    /** What a module's SQL, inside Java code, trespasses on. */
    List<String> trespassesInJava(String module, String java) {
        var found = new ArrayList<String>();
        var texts = TEXT.matcher(java);
        while (texts.find()) {
            var sql = texts.group(1) == null ? texts.group(2) : texts.group(1);
            if (IS_SQL.matcher(sql).find()) {
                found.addAll(trespasses(module, sql));
            }
        }
        return found;
    }

    List<String> trespasses(String module, String sql) {
        var found = new ArrayList<String>();
        var writes = WRITE.matcher(sql);
        while (writes.find()) {
            if (schemas.contains(writes.group(1)) && !writes.group(1).equals(module)) {
                found.add("%s writes %s.%s".formatted(module, writes.group(1), writes.group(2)));
            }
        }
        var names = NAME.matcher(sql);
        while (names.find()) {
            var schema = names.group(1);
            if (schemas.contains(schema) && !schema.equals(module) && !publishedViews.contains(names.group())) {
                found.add("%s reads %s, which is not published".formatted(module, names.group()));
            }
        }
        return found;
    }
}
