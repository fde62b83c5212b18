package dev.plimsoll.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.PlimsollTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of sources as they lie in the database. */
@PlimsollTest
class SealedSecretsTests {

    @Autowired
    private Sources sources;

    @Autowired
    private IntakeProperties properties;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void remove() {
        sources.remove("sealed-here");
        sources.remove("sealed-there");
    }

    @Test
    void aSecretMadeOnThePageIsNotInTheDatabase() {
        var secret = sources.create("sealed-here", "github");

        assertThat(sources.active("sealed-here").orElseThrow().secrets()).containsExactly(secret);
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("value")).isNull();
            assertThat(String.valueOf(row.get("sealed"))).startsWith("v1:").doesNotContain(secret);
        });
    }

    @Test
    void oneThatIsStillInClearWorksAndIsSealedAtTheNextStart() {
        sources.create("sealed-here", "github");
        jdbc.sql("update intake.secret set value = 'from-before', sealed = null where source_id = "
                        + "(select id from intake.source where name = 'sealed-here')")
                .update();
        assertThat(sources.active("sealed-here").orElseThrow().secrets()).containsExactly("from-before");

        sources.sealAnew();

        assertThat(rows()).allSatisfy(row -> assertThat(row.get("value")).isNull());
        assertThat(sources.active("sealed-here").orElseThrow().secrets()).containsExactly("from-before");
    }

    @Test
    void aDeclaredSecretIsSealedOnceAndKeptAtTheNextStart() {
        var declared = Map.of(
                "sealed-there",
                new IntakeProperties.DeclaredSource(
                        "github", List.of("a-declared-one"), null, null, URI.create("https://api.github.com")));
        sources.declare(withTheOthers(declared));
        var before = rows();

        sources.declare(withTheOthers(declared));

        assertThat(rows()).isEqualTo(before);
        assertThat(rows().toString()).doesNotContain("a-declared-one");
    }

    /** Beside those of the shared context, which would lose their secrets otherwise. */
    private Map<String, IntakeProperties.DeclaredSource> withTheOthers(
            Map<String, IntakeProperties.DeclaredSource> declared) {
        var all = new HashMap<>(properties.sources());
        all.putAll(declared);
        return all;
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select * from intake.secret order by id").query().listOfRows();
    }
}
