package dev.plimsoll.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Signatures;
import dev.plimsoll.intake.masking.Masker;
import dev.plimsoll.intake.masking.Rules;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What it costs to look for credentials in a body that has none, beside what its signature costs. */
class MaskingBenchmark {

    private static final int BODIES = 20_000;
    private static final int ROUNDS = 7;

    private final byte[] body = DeploymentDelivery.body(1).getBytes(UTF_8);
    private final Masker masker = new Masker(Rules.shipped(), secret -> "");

    @Test
    void masksACleanBodyAtAMultipleOfTheRateOfItsSignature() {
        assertThat(masker.body(body, "application/json").isChanged()).isFalse();
        var ratios = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) {
            var masking = megabytesPerSecond(bytes -> masker.body(bytes, "application/json"));
            var signature = megabytesPerSecond(bytes -> Signatures.hex(bytes, Product.SECRET));
            if (round > 0) {
                ratios.add(masking / signature);
                print(
                        "Masking a clean body of %d bytes: %,.0f MB/s, HMAC-SHA-256 %,.0f MB/s, ratio %.2f",
                        body.length, masking, signature, masking / signature);
            }
        }
        print("Masking: ratio to HMAC-SHA-256, median %.2f", Load.median(ratios));
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("BENCH " + format.formatted(values));
    }

    private double megabytesPerSecond(Consumer<byte[]> work) {
        var started = System.nanoTime();
        for (var n = 0; n < BODIES; n++) {
            work.accept(body);
        }
        return (double) body.length * BODIES / (System.nanoTime() - started) * 1000;
    }
}
