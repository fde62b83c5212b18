/** The door for webhooks and for the event API: verify, keep what was said, say it in our words, hand it on, replay. */
@ApplicationModule(allowedDependencies = {"catalog", "changes", "pipelines", "deployments", "secrets"})
@NullMarked
package dev.plimsoll.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
