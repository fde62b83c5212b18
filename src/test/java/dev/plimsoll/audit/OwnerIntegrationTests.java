package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.PostgresServer;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a server of one's own, where the application's user owns the database and is no superuser. */
class OwnerIntegrationTests {

    private static final String PASSWORD = "a password for tests";

    @Test
    void theUserOfTheApplicationMayAddAndNothingElse() {
        var superuser = PostgresServer.fresh();
        var server = client(superuser.url(), superuser.user(), superuser.password());
        var database =
                server.sql("select current_database()").query(String.class).single();
        var name = database + "_owned";
        server.sql("drop database if exists " + name + " with (force)").update();
        server.sql("drop role if exists " + name).update();
        server.sql("create role %s login password '%s'".formatted(name, PASSWORD))
                .update();
        server.sql("create database %s owner %s".formatted(name, name)).update();
        var url = superuser.url().replaceFirst("/%s\\b".formatted(database), "/" + name);

        migrate(url, name);

        var owner = client(url, name, PASSWORD);
        new Chain(owner, new Actors(owner))
                .append(List.of(new Acted(Act.of("service.renamed", "service", "pay"), TestChain.MAYA)));
        for (var change :
                List.of("update audit.entry set via = 'api'", "delete from audit.entry", "truncate audit.entry")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> owner.sql(change).update())
                    .withStackTraceContaining("permission denied for table entry");
        }
        assertThat(owner.sql("select count(*) from audit.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static void migrate(String url, String user) {
        Flyway.configure()
                .dataSource(url, user, PASSWORD)
                .defaultSchema("plimsoll")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static JdbcClient client(String url, String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }
}
