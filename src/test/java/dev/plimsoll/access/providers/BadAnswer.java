package dev.plimsoll.access.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.testing.OddProvider;
import dev.plimsoll.testing.OddProvider.Answer;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;

/** Everything a token endpoint may say that lets nobody in. */
enum BadAnswer {
    SIGNED_BY_ANOTHER_KEY((odd, nonce) -> token(odd.signedBySomebodyElse(odd.claims(nonce)))),
    NOT_SIGNED((odd, nonce) -> token(unsigned(odd.signed(odd.claims(nonce))))),
    SIGNED_AND_CHANGED_AFTERWARDS((odd, nonce) -> token(changed(odd.signed(odd.claims(nonce))))),
    CUT_OFF_IN_THE_SIGNATURE((odd, nonce) -> token(cut(odd.signed(odd.claims(nonce)), 20))),
    CUT_OFF_BEFORE_THE_SIGNATURE((odd, nonce) -> token(cut(odd.signed(odd.claims(nonce)), 400))),
    NO_TOKEN_AT_ALL((odd, nonce) -> token("")),
    A_TOKEN_THAT_IS_A_LIST((odd, nonce) -> new Answer(
            200,
            "application/json",
            "{\"access_token\":\"access-of-otto\",\"token_type\":\"Bearer\",\"id_token\":[\"a\"]}")),
    AN_ACCESS_TOKEN_ALONE((odd, nonce) ->
            new Answer(200, "application/json", "{\"access_token\":\"access-of-otto\",\"token_type\":\"Bearer\"}")),
    EXPIRED((odd, nonce) -> token(odd.signed(odd.claims(nonce)
            .issueTime(Date.from(Instant.now().minusSeconds(7200)))
            .expirationTime(Date.from(Instant.now().minusSeconds(3600)))))),
    FOR_ANOTHER_SIGN_IN((odd, nonce) -> token(odd.signed(odd.claims("the-nonce-of-another-day")))),
    WITHOUT_A_NONCE((odd, nonce) -> token(odd.signed(odd.claims(nonce).claim("nonce", null)))),
    FOR_ANOTHER_CLIENT((odd, nonce) -> token(odd.signed(odd.claims(nonce).audience("somebody-else")))),
    OF_ANOTHER_ISSUER((odd, nonce) -> token(odd.signed(odd.claims(nonce).issuer("https://evil.example")))),
    WITHOUT_A_SUBJECT((odd, nonce) -> token(odd.signed(odd.claims(nonce).subject(null)))),
    WITH_GROUPS_TOO_DEEP((odd, nonce) -> token(odd.signed(odd.claims(nonce).claim("groups", deep())))),
    WITH_A_CLAIM_TOO_LONG((odd, nonce) -> token(odd.signed(odd.claims(nonce).claim("name", "x".repeat(5000))))),
    LARGER_THAN_ANY_ANSWER((odd, nonce) -> token(odd.signed(odd.claims(nonce).claim("x", "x".repeat(700_000))))),
    A_PAGE((odd, nonce) -> new Answer(200, "text/html", "<html><h1>Maintenance of access-of-otto</h1></html>")),
    A_PAGE_THAT_CALLS_ITSELF_JSON((odd, nonce) -> new Answer(200, "application/json", "<html>access-of-otto</html>")),
    JSON_OF_ANOTHER_FORM((odd, nonce) -> new Answer(200, "application/json", "[[[\"access-of-otto\"]]]")),
    NOTHING((odd, nonce) -> new Answer(200, "application/json", "")),
    AN_ERROR_OF_THE_SERVER(
            (odd, nonce) -> new Answer(500, "text/html", "<html>access-of-otto at Server.java:12</html>")),
    AN_ERROR_OF_OAUTH((odd, nonce) -> new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}"));

    @SuppressWarnings("ImmutableEnumChecker") // It has no state.
    private final BiFunction<OddProvider, String, Answer> answer;

    BadAnswer(BiFunction<OddProvider, String, Answer> answer) {
        this.answer = answer;
    }

    Answer of(OddProvider provider, String nonce) {
        return answer.apply(provider, nonce);
    }

    private static Answer token(String token) {
        return OddProvider.idToken(token);
    }

    private static String cut(String token, int characters) {
        return token.substring(0, token.length() - characters);
    }

    private static String unsigned(String token) {
        var header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        return header + "." + token.split("\\.")[1] + ".";
    }

    /** The claims are somebody else's, the signature is the old one. */
    private static String changed(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("odd-1", "odd-2");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));
        return String.join(".", parts);
    }

    private static Object deep() {
        Object here = "crew";
        for (var n = 0; n < 200; n++) {
            here = List.of(here);
        }
        return here;
    }
}
