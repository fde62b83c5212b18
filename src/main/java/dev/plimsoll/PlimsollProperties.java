package dev.plimsoll;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for the whole installation.
 *
 * @param home the folder for everything that Plimsoll keeps on this machine, its own database among it
 * @param zone the organisation's IANA zone: where its days begin and end, and the zone of a reader who chose none
 */
@ConfigurationProperties("plimsoll")
public record PlimsollProperties(
        Path home, @DefaultValue("UTC") ZoneId zone) {}
