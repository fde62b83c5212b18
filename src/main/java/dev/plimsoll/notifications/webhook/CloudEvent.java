package dev.plimsoll.notifications.webhook;

import dev.plimsoll.notifications.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notice as an event of CloudEvents 1.0 in structured mode. */
final class CloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    private CloudEvent() {}

    static Map<String, Object> of(Notice notice, String source) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", notice.key());
        event.put("source", source);
        event.put("type", "dev.plimsoll.%s.v1".formatted(notice.event()));
        event.put("subject", notice.thread());
        event.put("time", notice.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", notice.data());
        return event;
    }
}
