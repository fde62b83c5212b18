package dev.plimsoll.intake.evidence;

import static dev.plimsoll.intake.evidence.Upload.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Files that other tools wrote: each is understood, or refused with the field that is wrong. */
@PlimsollTest
class EvidencePayloadsTests {

    @Autowired
    private Plimsoll plimsoll;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @ParameterizedTest
    @CsvSource({"test-results, 0", "sarif, 0", "sbom, 0", "provenance, 4"})
    void areUnderstoodOrRefusedWithAReason(String folder, int refusals) {
        var query = folder.equals("provenance") ? "" : "?digest=" + DIGEST;
        var refused = 0;
        for (var file : SharedData.files("payloads/" + folder, ".json")) {
            var answer = new Upload(plimsoll).send(query, unwrapped(SharedData.read(file)));
            assertThat(answer.statusCode()).as("%s: %s", file, answer.body()).isIn(202, 422);
            if (answer.statusCode() == 422) {
                refused++;
                assertThat(answer.body()).as("%s", file).contains("\"field\":");
            }
        }
        assertThat(refused).isEqualTo(refusals);
    }

    /** XML lies there inside JSON. */
    private static String unwrapped(byte[] file) {
        var json = JsonMapper.shared().readTree(file);
        return json.has("content_type") && json.has("content")
                ? json.path("content").asString()
                : new String(file, StandardCharsets.UTF_8);
    }
}
