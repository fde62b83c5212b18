package dev.plimsoll.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of others, from {@code presets.json} beside this class. */
@Component
public class Presets {

    private final List<Preset> all;

    Presets(JsonMapper json) {
        try (var file = new ClassPathResource("presets.json", Presets.class).getInputStream()) {
            this.all = json.readValue(file, File.class).presets().stream()
                    .map(Written::preset)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Preset> all() {
        return all;
    }

    public Optional<Preset> find(String id) {
        return all.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    record File(List<Written> presets) {}

    record Written(
            String id,
            String name,
            String source,
            String licence,
            String note,
            List<Preset.Group> groups,
            Map<String, List<String>> marks) {

        Preset preset() {
            var byMeasure = new EnumMap<Measure, List<String>>(Measure.class);
            marks.forEach((word, texts) -> byMeasure.put(Measure.of(word).orElseThrow(), texts));
            return new Preset(id, name, source, licence, note, groups, byMeasure);
        }
    }
}
