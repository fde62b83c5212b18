package dev.plimsoll.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a migration is named and written. */
final class MigrationRules {

    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern ZONELESS = Pattern.compile("\\btimestamp\\b");
    private static final Pattern UNNAMED = Pattern.compile(
            "(?m)^\\s{4}(?!constraint |add constraint )[a-z_]+ .*\\b(primary key|unique|references|check)\\b");
    private static final Pattern CANNOT_SCALE = Pattern.compile("\\b(exclude using|using gist|without overlaps)\\b");

    private MigrationRules() {}

    /**
     * What is wrong with a migration.
     *
     * @param module the folder it lies in
     */
    static List<String> broken(String module, String name, String sql) {
        var broken = new ArrayList<String>();
        if (!name.matches("V\\d{12}__%1$s_[a-z0-9_]+\\.sql|R__%1$s_[a-z0-9_]+\\.sql".formatted(module))) {
            broken.add("is named V<yyyyMMddHHmm>__%1$s_<subject>.sql or R__%1$s_<subject>.sql".formatted(module));
        }
        if (!sql.startsWith("-- ") || !sql.contains("-- Owner: module " + module + ".")) {
            broken.add("begins with what it is for and “-- Owner: module %s.”".formatted(module));
        }
        var plain = COMMENT.matcher(sql).replaceAll("");
        if (ZONELESS.matcher(plain).find()) {
            broken.add("uses timestamptz: a time without zone is nobody's time");
        }
        if (UNNAMED.matcher(plain).find()) {
            broken.add("names every constraint after the rule it keeps");
        }
        if (CANNOT_SCALE.matcher(plain).find()) {
            broken.add("keeps ranges apart by a key, not by gist: lookups collapse at ten million rows");
        }
        return broken;
    }
}
