package dev.plimsoll.intake.versions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gets the text at an address: at most 64 kB, within one time-out, from an address that may be asked, and not from
 * anywhere else that the answer points to.
 */
@Component
class VersionClient implements DisposableBean {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_REDIRECTS = 3;

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final Alarm alarm = new Alarm();

    @Autowired
    VersionClient(AddressRules rules, VersionsProperties properties) {
        this(new CheckedAddresses(SystemDefaultDnsResolver.INSTANCE, rules), properties.timeout());
    }

    VersionClient(CheckedAddresses addresses, Duration timeout) {
        this.http = PlainHttp.client(addresses, timeout);
        this.timeout = timeout;
    }

    /**
     * @throws AskFailed if it gets none
     */
    String get(URI url) {
        var end = System.nanoTime() + timeout.toNanos();
        var at = url;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = get(at, end);
            if (answer.location() == null) {
                return answer.text();
            }
            at = Redirects.followed(at, answer.location());
        }
        throw new AskFailed(
                "redirect", "It redirects more than %d times: give the address at the end.".formatted(MOST_REDIRECTS));
    }

    private Answer get(URI url, long end) {
        var request = new HttpGet(url);
        try (var bell = alarm.in(end - System.nanoTime(), request::cancel)) {
            try {
                return http.execute(request, response -> read(request, response));
            } catch (IOException | IllegalStateException e) {
                throw Failures.of(e, url, timeout, bell.hasRung());
            }
        }
    }

    private static Answer read(HttpGet request, ClassicHttpResponse response) throws IOException {
        var location = response.getFirstHeader("Location");
        if (response.getCode() / 100 == 3 && location != null) {
            return new Answer("", location.getValue());
        }
        if (response.getCode() / 100 != 2) {
            throw Failures.ofStatus(response.getCode());
        }
        if (response.getEntity() == null) {
            return new Answer("", null);
        }
        var bytes = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            request.cancel();
            throw new AskFailed(
                    "too-large", "It answers more than 64 kB: give an address that answers little but the version.");
        }
        return new Answer(new String(bytes, UTF_8), null);
    }

    @Override
    public void destroy() throws IOException {
        alarm.close();
        http.close();
    }

    private record Answer(String text, @Nullable String location) {}
}
