package dev.plimsoll.intake.demo;

import dev.plimsoll.intake.Door;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.IntakeOverloaded;
import dev.plimsoll.intake.Receipt;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.Sources;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends deliveries as a forge does: signed, numbered, through the door that everybody goes through. */
@Component
class DemoPlayer {

    /** As many are under way at once, so that others come in between. */
    private static final int AT_ONCE = 200;

    private final Door door;
    private final Sources sources;
    private final JsonMapper json;
    private final Clock clock;

    DemoPlayer(Door door, Sources sources, JsonMapper json, Clock clock) {
        this.door = door;
        this.sources = sources;
        this.json = json;
        this.clock = clock;
    }

    void play(List<DemoDelivery> deliveries) {
        var secret = secret();
        sources.createDemo(Demo.SOURCE, "github", secret);
        for (var from = 0; from < deliveries.size(); from += AT_ONCE) {
            var some = deliveries.subList(from, Math.min(from + AT_ONCE, deliveries.size()));
            var promises = new ArrayList<CompletableFuture<Receipt>>();
            some.forEach(delivery -> promises.add(send(delivery, secret)));
            promises.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<Receipt> send(DemoDelivery delivery, String secret) {
        var inbound = inbound(delivery, secret);
        for (; ; ) {
            try {
                return door.receive(Demo.SOURCE, inbound, null);
            } catch (IntakeOverloaded e) {
                pause();
            }
        }
    }

    private Inbound inbound(DemoDelivery delivery, String secret) {
        var body = json.writeValueAsBytes(delivery.body());
        var headers = new HttpHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("X-GitHub-Event", delivery.event());
        headers.set("X-GitHub-Delivery", delivery.key());
        headers.set("X-Hub-Signature-256", "sha256=" + Signatures.hex(body, secret));
        return new Inbound(headers, body, clock.instant());
    }

    private static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while playing the demo", e);
        }
    }
}
