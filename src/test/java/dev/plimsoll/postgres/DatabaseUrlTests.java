package dev.plimsoll.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

/** Tests for {@link DatabaseUrl}. */
class DatabaseUrlTests {

    @Test
    void takesTheAddressThatPostgresOwnProgramsTake() {
        assertThat(DatabaseUrl.properties("postgresql://ada:p%40ss+word@db.test:6543/ships?sslmode=require"))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db.test:6543/ships?sslmode=require")
                .containsEntry("spring.datasource.username", "ada")
                .containsEntry("spring.datasource.password", "p@ss+word");
    }

    @Test
    void leavesThePortAndThePersonOutWhereTheyAreNotGiven() {
        assertThat(DatabaseUrl.properties("postgres://db.test/ships"))
                .containsOnly(entry("spring.datasource.url", "jdbc:postgresql://db.test/ships"));
    }

    @Test
    void saysHowToWriteItWhereItIsSomethingElse() {
        assertThatExceptionOfType(PostgresUnusable.class)
                .isThrownBy(() -> DatabaseUrl.properties("mysql://db.test/ships"))
                .satisfies(failure -> assertThat(failure.action()).contains("jdbc:postgresql://host:5432/database"));
    }
}
