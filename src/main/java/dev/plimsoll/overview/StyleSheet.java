package dev.plimsoll.overview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** All style files as one, so that a page costs one request for them: tokens, base, components, pages, print. */
@Component
public class StyleSheet {

    private static final String LAYERS = "@layer reset, base, frame, parts, pages;\n";
    private static final List<String> ORDER =
            List.of("tokens.css", "base.css", "components/*.css", "pages/*.css", "print.css");

    private final String text;
    private final String version;

    StyleSheet() {
        this.text = read();
        this.version = DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
    }

    public String text() {
        return text;
    }

    public String version() {
        return version;
    }

    private static String read() {
        var all = new StringBuilder(LAYERS);
        for (var pattern : ORDER) {
            files(pattern).forEach(file -> all.append(content(file)));
        }
        return all.toString();
    }

    private static List<Resource> files(String pattern) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath:/static/css/" + pattern);
            var files = new ArrayList<>(Arrays.asList(found));
            files.sort(Comparator.comparing(Resource::getFilename));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
