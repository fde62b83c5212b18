package dev.plimsoll.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a GitHub App sees of GitHub: it gives tokens to whoever shows a good JSON web token, and takes what its tokens allow.
 * A run waits until it is answered; ten reports are taken, and not one more.
 */
public final class StubGitHub extends StubForge {

    public static final String APP = "4242";
    public static final int MOST_REPORTS = 10;

    private final KeyPair key = key();
    private final Path keyFile = keyFile(key);
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reports = new AtomicInteger();
    private final AtomicInteger attempt = new AtomicInteger(1);
    private volatile boolean isWaiting = true;

    public Path keyFile() {
        return keyFile;
    }

    /** The private key as it stands in the file, without its first and last line. */
    public String keyText() {
        return read(keyFile).replaceAll("-----[^-]*-----", "").strip();
    }

    public void startAgain() {
        attempt.incrementAndGet();
    }

    /** Somebody stopped the run. */
    public void stopWaiting() {
        isWaiting = false;
    }

    /** A later job of the run has reached the environment. */
    public void waitAgain() {
        isWaiting = true;
    }

    @Override
    public void reset() {
        super.reset();
        tokens.clear();
        reports.set(0);
        attempt.set(1);
        isWaiting = true;
    }

    @Override
    String credential(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replaceFirst("^Bearer ", "");
    }

    @Override
    Answer answer(Call call) {
        if (call.path().startsWith("/app/") || call.path().endsWith("/installation")) {
            return asApp(call);
        }
        if (!tokens.contains(call.credential())) {
            return Answer.of(401, "{\"message\": \"Bad credentials\"}");
        }
        if (call.path().endsWith("/pending_deployments")) {
            return Answer.of(200, isWaiting ? "[{\"environment\": {\"id\": 5, \"name\": \"production\"}}]" : "[]");
        }
        return call.path().endsWith("/deployment_protection_rule") ? decided(call) : run();
    }

    private Answer asApp(Call call) {
        if (!isGood(call.credential())) {
            return Answer.of(401, "{\"message\": \"A JSON web token could not be decoded\"}");
        }
        if (call.path().endsWith("/installation")) {
            return Answer.of(200, "{\"id\": 3333}");
        }
        var token = "ghs_stub" + (tokens.size() + 1) + "x".repeat(30);
        tokens.add(token);
        return Answer.of(201, "{\"token\": \"%s\", \"expires_at\": \"2030-01-01T00:00:00Z\"}".formatted(token));
    }

    private Answer run() {
        return Answer.of(200, """
                {"id": 847, "run_attempt": %d, "status": "waiting", "head_sha": "%s", "head_branch": "main", "event": "push",
                 "actor": {"login": "maya"}, "triggering_actor": {"login": "noor"}}
                """.formatted(attempt.get(), "b".repeat(40)));
    }

    private Answer decided(Call call) {
        if (!isWaiting) {
            return Answer.of(422, "{\"message\": \"No pending deployment requests to approve or reject\"}");
        }
        if (call.body().contains("\"state\"")) {
            isWaiting = false;
            return Answer.of(204, "");
        }
        return reports.incrementAndGet() > MOST_REPORTS ? Answer.of(422, "{}") : Answer.of(204, "");
    }

    private boolean isGood(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var issued = claims.getIssueTime().toInstant();
            var ends = claims.getExpirationTime().toInstant();
            return jwt.verify(new RSASSAVerifier((RSAPublicKey) key.getPublic()))
                    && jwt.getHeader().getAlgorithm().getName().equals("RS256")
                    && claims.getIssuer().equals(APP)
                    && !issued.isAfter(Instant.now())
                    && ends.isAfter(Instant.now())
                    && !ends.isAfter(issued.plusSeconds(600));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As GitHub gives it: PKCS #1, which is what PKCS #8 has after its first 26 bytes. */
    private static Path keyFile(KeyPair key) {
        try {
            var file = Files.createTempFile("stub-github", ".pem");
            file.toFile().deleteOnExit();
            var pkcs8 = key.getPrivate().getEncoded();
            var pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1);
            return Files.writeString(
                    file, "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----\n".formatted(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
