package dev.plimsoll.intake.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code plimsoll.demo=true}: plays the demo at start where there is no other data. */
@Component
@ConditionalOnBooleanProperty("plimsoll.demo")
class DemoAtStart {

    private static final Logger log = LoggerFactory.getLogger(DemoAtStart.class);

    private final Demo demo;

    DemoAtStart(Demo demo) {
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void play() {
        if (demo.isEverythingEmpty()) {
            demo.playInTheBackground();
        } else if (!demo.isPresent()) {
            log.info("The demo stays away: there is real data here");
        }
    }
}
