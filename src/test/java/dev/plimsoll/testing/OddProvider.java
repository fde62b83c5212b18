package dev.plimsoll.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A provider of OpenID Connect on loopback, whose token endpoint answers what a test wants, also what no provider should.
 * Whoever is sent to it has signed in there at once.
 */
public final class OddProvider implements AutoCloseable {

    public static final String CLIENT_SECRET = "odd-secret-for-tests-only";

    private final HttpServer http;
    private final RSAKey key = key();
    private final RSAKey otherKey = key();
    private volatile String nonce = "";
    private volatile Function<String, Answer> tokens = asked -> idToken(signed(claims(asked)));

    private OddProvider(HttpServer http) {
        this.http = http;
        http.createContext("/.well-known/openid-configuration", exchange -> json(exchange, discovery()));
        http.createContext("/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        http.createContext("/authorize", this::sendBack);
        http.createContext("/token", exchange -> write(exchange, tokens.apply(nonce)));
    }

    static OddProvider start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new OddProvider(http);
            http.start();
            return provider;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** @param next makes the answer of the token endpoint of the nonce that Plimsoll asked with */
    public void answers(Function<String, Answer> next) {
        tokens = next;
    }

    /** What an honest provider says of one person. */
    public JWTClaimsSet.Builder claims(String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("odd-1")
                .audience("plimsoll")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("preferred_username", "otto")
                .claim("groups", "crew")
                .claim("nonce", nonce);
    }

    public String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, key);
    }

    /** By a key that the provider does not publish, under the name of the one that it does. */
    public String signedBySomebodyElse(JWTClaimsSet.Builder claims) {
        return signed(claims, otherKey);
    }

    /** The answer of the token endpoint that hands over an ID token. */
    public static Answer idToken(String token) {
        return new Answer(
                200,
                "application/json",
                "{\"access_token\":\"access-of-otto\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
                        .formatted(token));
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void sendBack(HttpExchange exchange) throws IOException {
        var asked =
                UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        nonce = asked.getFirst("nonce");
        var back = UriComponentsBuilder.fromUriString(asked.getFirst("redirect_uri"))
                .queryParam("code", UUID.randomUUID())
                .queryParam("state", asked.getFirst("state"))
                .build(true);
        exchange.getResponseHeaders().set("Location", back.toUriString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer());
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        write(exchange, new Answer(200, "application/json", body));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            var bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey by) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("odd").build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("odd").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the token endpoint says, word for word. */
    public record Answer(int status, String type, String body) {}
}
