package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that each module keeps to its own tables; see {@link SqlOwnership}. */
class SqlOwnershipTests {

    private static final Pattern VIEW = Pattern.compile("create or replace (?:view|function) ([a-z]+\\.[a-z_]+)");
    private static final Path SOURCES = Path.of("src/main/java/dev/plimsoll");
    private static final Path MIGRATIONS = Path.of("db/migration");

    private final SqlOwnership ownership = new SqlOwnership(schemas(), views());

    @Test
    void modulesWriteTheirOwnTablesAndReadPublishedViews() {
        ProjectFiles.texts(SOURCES.toString(), ".java").forEach((file, text) -> {
            var module = SOURCES.relativize(file).getName(0).toString();
            assertThat(ownership.trespassesInJava(module, text))
                    .as(file.toString())
                    .isEmpty();
        });
    }

    @Test
    void migrationsKeepToTheirModule() {
        ProjectFiles.texts(MIGRATIONS.toString(), ".sql").forEach((file, text) -> {
            var module = MIGRATIONS.relativize(file).getName(0).toString();
            assertThat(ownership.trespasses(module, text)).as(file.toString()).isEmpty();
        });
    }

    @Test
    void aTrespassIsSeen() {
        var java = "jdbc.sql(\"\"\"\n  update catalog.service set name = :name\n\"\"\")";

        assertThat(ownership.trespassesInJava("deployments", java)).contains("deployments writes catalog.service");
        assertThat(ownership.trespassesInJava("deployments", "\"select 1 from catalog.service\""))
                .containsExactly("deployments reads catalog.service, which is not published");
    }

    @Test
    void readingAPublishedViewIsNone() {
        assertThat(ownership.trespassesInJava("deployments", "\"select name from catalog.services\""))
                .isEmpty();
    }

    private static Set<String> schemas() {
        var schemas = new TreeSet<String>();
        ProjectFiles.texts(MIGRATIONS.toString(), ".sql")
                .keySet()
                .forEach(file ->
                        schemas.add(MIGRATIONS.relativize(file).getName(0).toString()));
        return schemas;
    }

    private static Set<String> views() {
        var views = new TreeSet<String>();
        ProjectFiles.texts(MIGRATIONS.toString(), ".sql").forEach((file, text) -> {
            if (file.getFileName().toString().startsWith("R__")) {
                VIEW.matcher(text).results().forEach(view -> views.add(view.group(1)));
            }
        });
        return views;
    }
}
