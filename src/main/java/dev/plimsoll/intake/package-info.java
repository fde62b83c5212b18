/**
 * The door for webhooks and for the event API: verify, keep what was said, say it in our words, hand it on, replay. And
 * the questions that Plimsoll itself asks: which version a service is.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "catalog",
            "changes",
            "configuration",
            "pipelines",
            "deployments",
            "incidents",
            "secrets"
        })
@NullMarked
package dev.plimsoll.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
