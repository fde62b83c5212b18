package dev.plimsoll.access.chains;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The small pictures that say what runs.
 *
 * @param isPublic whether everybody may see them who knows the name of a service and of an environment
 */
@ConfigurationProperties("plimsoll.badges")
record BadgeProperties(
        @Name("public") @DefaultValue("false") boolean isPublic) {}
