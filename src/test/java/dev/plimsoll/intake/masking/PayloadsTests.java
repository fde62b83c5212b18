package dev.plimsoll.intake.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules take for credentials in ordinary bodies of other tools. */
class PayloadsTests {

    /** Files that do hold what a sender must not send, and why: looked at one by one. */
    private static final Map<String, String> REAL = Map.of(
            "sequences/az-01-release-approval-deploy", "the headers of each delivery have Basic credentials",
            "sequences/gl-01-deploy-fail-rollback/STORY.json", "names the secret with which the story is signed",
            "signing-vectors/vectors.json", "names the secret of each vector");

    private final Masker masker = new Masker(Rules.shipped(), secret -> "");

    @Test
    void ordinaryBodiesGiveAtMostOneFalseAlarmInFiveHundredFiles() {
        var files = SharedData.files("payloads", ".json");
        var alarms = files.stream().filter(this::isChanged).toList();
        var real = alarms.stream().filter(PayloadsTests::isReal).toList();
        var isFalse = alarms.stream().filter(file -> !isReal(file)).toList();
        System.out.printf(
                "%d files: %d false alarms %s, and %d with what looks like credentials and is meant so%n",
                files.size(), isFalse.size(), isFalse, real.size());

        assertThat(isFalse.size() * 500).as("%s", isFalse).isLessThanOrEqualTo(files.size());
        assertThat(real).hasSize(7);
    }

    @Test
    void commitsAndDigestsStayWhereverTheyStand() {
        var shapes = List.of("\\b[0-9a-f]{40}\\b", "\\b[0-9a-f]{64}\\b", "sha256:[0-9a-f]{64}");

        for (var file : SharedData.files("payloads", ".json")) {
            var body = new String(SharedData.read(file), UTF_8);
            var masked = new String(masker.body(body.getBytes(UTF_8), null).bytes(), UTF_8);
            for (var shape : shapes) {
                assertThat(count(masked, shape)).as("%s in %s", shape, file).isEqualTo(count(body, shape));
            }
        }
    }

    private boolean isChanged(Path file) {
        return masker.body(SharedData.read(file), "application/json").isChanged();
    }

    private static boolean isReal(Path file) {
        return REAL.keySet().stream().anyMatch(file.toString().replace('\\', '/')::contains);
    }

    private static long count(String text, String shape) {
        return java.util.regex.Pattern.compile(shape).matcher(text).results().count();
    }
}
