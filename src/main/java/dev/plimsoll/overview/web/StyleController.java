package dev.plimsoll.overview.web;

import dev.plimsoll.overview.StyleSheet;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The style sheet. Its address carries its version, so a browser may keep it for ever. */
@RestController
class StyleController {

    private final StyleSheet style;

    StyleController(StyleSheet style) {
        this.style = style;
    }

    @GetMapping("/css/app.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .eTag(style.version())
                .body(style.text());
    }
}
