package dev.plimsoll.overview.web;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Gives each failure of ours a reference that stands on the page and in the log; what broke stands in the log alone. */
@Component
class ErrorPages extends DefaultErrorAttributes {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var attributes = super.getErrorAttributes(request, options);
        if (attributes.get("status") instanceof Integer status && status >= 500) {
            var bytes = new byte[4];
            ThreadLocalRandom.current().nextBytes(bytes);
            var reference = HexFormat.of().formatHex(bytes);
            attributes.put("reference", reference);
            log.error("Reference {}: {} failed", reference, attributes.get("path"), getError(request));
        }
        return attributes;
    }
}
