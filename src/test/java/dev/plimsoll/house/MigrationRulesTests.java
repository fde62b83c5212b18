package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that migrations keep to {@link MigrationRules}. */
class MigrationRulesTests {

    private static final String HEADER = "-- What it is for.\n-- Owner: module gates.\n\n";

    @Test
    void everyMigrationKeepsTheRules() {
        var root = Path.of("db/migration");
        ProjectFiles.texts(root.toString(), ".sql").forEach((file, sql) -> {
            var module = root.relativize(file).getName(0).toString();
            assertThat(MigrationRules.broken(module, file.getFileName().toString(), sql))
                    .as("%s", file)
                    .isEmpty();
        });
    }

    @Test
    void aGoodOneBreaksNothing() {
        var sql = HEADER
                + "create table gates.gate (\n    at timestamptz not null,\n    constraint gate_pk primary key (at)\n);";

        assertThat(MigrationRules.broken("gates", "V202611250900__gates_core.sql", sql))
                .isEmpty();
    }

    @Test
    void aBadNameAMissingOwnerATimeWithoutZoneAndAnUnnamedKeyAreSeen() {
        var sql = "create table gates.gate (\n    id bigint primary key,\n    at timestamp not null\n);";

        assertThat(MigrationRules.broken("gates", "V1__init.sql", sql)).hasSize(4);
    }
}
