package dev.plimsoll.intake.versions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests for {@link VersionClient}, against servers of every temper. */
class VersionClientTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final StubService service = new StubService();
    private final InMemoryDnsResolver names = new InMemoryDnsResolver();
    private VersionClient client;

    @BeforeEach
    void loopbackMayBeAsked() throws UnknownHostException {
        names.add("127.0.0.1", InetAddress.getByName("127.0.0.1"));
        client = client("allow", "127.0.0.0/8");
    }

    @AfterEach
    void close() throws IOException {
        client.destroy();
        service.close();
    }

    @Test
    void getsTheTextAndSaysWhoAsks() {
        service.says("/version", "a3f91c2");

        assertThat(client.get(URI.create(service.url("/version")))).isEqualTo("a3f91c2");
        assertThat(service.heard).containsExactly("/version by Plimsoll");
    }

    @Test
    void followsTheSameServerToAnotherPath() {
        service.redirects("/old", "/new");
        service.says("/new", "a3f91c2");

        assertThat(client.get(URI.create(service.url("/old")))).isEqualTo("a3f91c2");
    }

    @Test
    void doesNotFollowToAnotherHostPortOrScheme() {
        service.redirects("/host", "http://169.254.169.254/latest/meta-data");
        service.redirects("/port", "http://127.0.0.1:1/");
        service.redirects("/scheme", "https://127.0.0.1:" + service.port() + "/");
        service.redirects("/file", "file:///etc/passwd");

        for (var path : List.of("/host", "/port", "/scheme", "/file")) {
            assertThat(failure(service.url(path)).word()).as(path).isEqualTo("redirect");
        }
        assertThat(failure(service.url("/host")).sentence())
                .contains("http://169.254.169.254")
                .contains("redirects to another server are not followed");
    }

    @Test
    void givesUpARedirectInACircle() {
        service.redirects("/a", "/a");

        assertThat(failure(service.url("/a")).sentence()).contains("more than 3 times");
        assertThat(service.heard).hasSize(4);
    }

    @Test
    void readsNoMoreThanSixtyFourKilobytes() {
        service.says("/exact", "a".repeat(64 * 1024));
        service.says("/huge", "a".repeat(5 * 1024 * 1024));

        assertThat(client.get(URI.create(service.url("/exact")))).hasSize(64 * 1024);
        assertThat(failure(service.url("/huge")).word()).isEqualTo("too-large");
    }

    @Test
    void endsAnAnswerThatDoesNotEnd() throws IOException {
        service.hangs("/slow");
        client.destroy();
        client = new VersionClient(new CheckedAddresses(names, rules("127.0.0.0/8")), SHORT);

        var failure = failure(service.url("/slow"));

        assertThat(failure.word()).isEqualTo("timeout");
        assertThat(failure.sentence()).contains("within 0.1 s").contains("plimsoll.versions.timeout");
    }

    @Test
    void saysWhatAStatusMeans() {
        service.refuses("/private", 401);
        service.refuses("/ill", 503);

        assertThat(failure(service.url("/absent")).sentence())
                .isEqualTo("It answered 404: correct the path of the address.");
        assertThat(failure(service.url("/private")).sentence()).contains("401").contains("without credentials");
        assertThat(failure(service.url("/ill")).sentence()).contains("503").contains("not well");
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(failure("http://127.0.0.1:" + port + "/").word()).isEqualTo("refused");
    }

    @Test
    void saysThatAServerSpeaksNoTls() throws Exception {
        try (var socket = new ServerSocket(0)) {
            var server = new Thread(() -> answerInTheClear(socket), "no-tls");
            server.start();

            assertThat(failure("https://127.0.0.1:" + socket.getLocalPort() + "/")
                            .word())
                    .isEqualTo("tls");
            server.join();
        }
    }

    @Test
    void saysThatANameIsUnknown() {
        assertThat(failure("http://nowhere.example/").sentence())
                .contains("No address is known for the name nowhere.example");
    }

    @Test
    void refusesANameThatLeadsToThisMachine() throws Exception {
        names.add("innocent.example", InetAddress.getByName("127.0.0.1"));
        service.says("/", "a3f91c2");
        client.destroy();
        client = client("allow");

        var failure = failure("http://innocent.example:" + service.port() + "/");

        assertThat(failure.word()).isEqualTo("address");
        assertThat(failure.sentence())
                .contains("innocent.example leads to 127.0.0.1")
                .contains("plimsoll.versions.private-addresses");
        assertThat(service.heard).isEmpty();
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        var asked = new AtomicInteger();
        var rebinding = new InMemoryDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var address = asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2";
                return new InetAddress[] {InetAddress.getByName(address)};
            }
        };
        service.says("/", "a3f91c2");
        client.destroy();
        client = new VersionClient(new CheckedAddresses(rebinding, rules("127.0.0.1")), LONG);

        assertThat(client.get(URI.create("http://rebinding.example:" + service.port() + "/")))
                .isEqualTo("a3f91c2");
        assertThat(asked).hasValue(1);
        assertThat(failure("http://rebinding.example:" + service.port() + "/").word())
                .isEqualTo("address");
    }

    private static void answerInTheClear(ServerSocket socket) {
        try (var connection = socket.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            connection.getInputStream().readNBytes(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AskFailed failure(String url) {
        return catchThrowableOfType(AskFailed.class, () -> client.get(URI.create(url)));
    }

    private VersionClient client(String... privateAddresses) {
        return new VersionClient(new CheckedAddresses(names, rules(privateAddresses)), LONG);
    }

    private static AddressRules rules(String... privateAddresses) {
        return new AddressRules(new VersionsProperties(LONG, LONG, LONG, LONG, 0, List.of(privateAddresses), Map.of()));
    }
}
