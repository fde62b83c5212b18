package dev.plimsoll.gates;

import dev.plimsoll.gates.Ballot.Decision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people and the questions of tests about gates, on the real database. */
public final class Stage {

    public static final String SHA_A = "a".repeat(40);
    public static final String SHA_B = "b".repeat(40);
    public static final String DIGEST_A = Cases.digest("a");
    public static final String DIGEST_B = Cases.digest("b");

    private final JdbcClient jdbc;

    public Stage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who may approve for a team, or for all where it is null. */
    public Stage approver(String name, @Nullable String team) {
        var username = name.toLowerCase(java.util.Locale.ROOT);
        jdbc.sql("""
                        insert into access.person (username, display_name, password_hash, source, created_at)
                        values (:username, :name, 'x', 'local', now())
                            on conflict on constraint person_username_unique do update set disabled_at = null
                        """).param("username", username).param("name", name).update();
        jdbc.sql("delete from access.role_grant where person_id = (select id from access.person where username = :u)")
                .param("u", username)
                .update();
        jdbc.sql("""
                        insert into access.role_grant (person_id, role, team, origin)
                        select id, 'approver', :team, 'local' from access.person where username = :u
                        """).param("team", team).param("u", username).update();
        return this;
    }

    /** The names under which somebody writes commits. */
    public Stage goesBy(String username, String login) {
        jdbc.sql("""
                        insert into access.identity (kind, value, person_id, verified, origin, created_at)
                        select 'github-login', :login, id, true, 'test', now() from access.person where username = :u
                            on conflict on constraint identity_belongs_to_one do nothing
                        """).param("login", login).param("u", username).update();
        return this;
    }

    /** Takes every right to approve from those of the stage. */
    public void dismiss(String... usernames) {
        jdbc.sql("""
                        delete from access.role_grant
                         where role = 'approver'
                           and person_id in (select id from access.person where username = any(:names))
                        """).param("names", usernames).update();
    }

    public static GateAsk ask(String key, String sha, String digest, String... hands) {
        return new GateAsk(
                "ci",
                key,
                "pay",
                "production",
                List.of(),
                sha,
                digest,
                null,
                "refs/heads/main",
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                "https://ci.example.org/runs/" + key,
                List.of(hands),
                false);
    }

    public static GateAsk rollback(String key, String sha, String digest, String... hands) {
        var ask = ask(key, sha, digest, hands);
        return new GateAsk(
                ask.askedBy(),
                key,
                ask.service(),
                ask.environment(),
                List.of(),
                sha,
                digest,
                null,
                ask.ref(),
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                null,
                ask.hands(),
                true);
    }

    public static Ballot yes(GateRequest request) {
        return new Ballot(Decision.APPROVE, request.evidence(), null, "page", null);
    }

    public static Ballot no(GateRequest request, String why) {
        return new Ballot(Decision.DENY, request.evidence(), why, "page", null);
    }

    public static Ballot withdrawal(GateRequest request) {
        return new Ballot(Decision.WITHDRAW, request.evidence(), null, "page", null);
    }

    /** A policy for the service of the questions, as YAML. */
    public static String policy(String rules) {
        return "service: pay\nenvironment: production\nrules:\n" + rules.indent(2);
    }
}
