package dev.plimsoll.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an act says comes back out of the database as it went in, and the chain over it is whole. */
class RandomActsIntegrationTests {

    private static final int ACTS = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random = new Random(20261126);

    @Test
    void comeBackAsTheyWereAndVerify() {
        try (var log = new TestChain()) {
            var acts = new ArrayList<Act>();
            for (var n = 0; n < ACTS; n++) {
                acts.add(new Act("thing.changed", "thing", text(), fields(3), fields(3), text()));
            }
            log.transaction(trail -> acts.forEach(act -> trail.record(act, TestChain.MAYA)));

            var stored = log.jdbc
                    .sql(StoredEntry.SELECT + " order by e.seq")
                    .query(StoredEntry::of)
                    .list();

            assertThat(log.verify().isWhole()).isTrue();
            assertThat(stored).hasSize(ACTS);
            for (var n = 0; n < ACTS; n++) {
                var said = Said.of(stored.get(n).canonical());
                assertThat(said.json().get("before"))
                        .isEqualTo(expected(acts.get(n).before()));
                assertThat(said.json().get("after"))
                        .isEqualTo(expected(acts.get(n).after()));
                assertThat(said.textOrNull("reason")).isEqualTo(acts.get(n).reason());
            }
        }
    }

    /** Read from the canonical form of a library that nothing here wrote, where numbers are doubles. */
    private static JsonNode expected(@Nullable Map<String, ?> fields) {
        return JSON.readTree(Canonical.of(JSON.writeValueAsString(fields)));
    }

    private Map<String, @Nullable Object> fields(int deep) {
        var fields = new HashMap<String, @Nullable Object>();
        for (var n = random.nextInt(5); n > 0; n--) {
            fields.put(text(), value(deep));
        }
        return fields;
    }

    private @Nullable Object value(int deep) {
        return switch (random.nextInt(deep > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() >> 11;
            case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case 5 -> random.nextLong(1L << 53) / 1000.0;
            case 7 -> List.of(text(), random.nextInt(), fields(deep - 1));
            case 8 -> fields(deep - 1);
            default -> text();
        };
    }

    /** Any characters: controls, quotes, and those outside the basic plane; no halves of them. */
    private String text() {
        return random.ints(random.nextInt(12), 0, 0x2ffff)
                .map(c -> random.nextInt(4) == 0 ? c % 0x80 : c)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
