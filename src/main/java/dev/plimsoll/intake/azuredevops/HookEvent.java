package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.intake.Translation;
import java.util.Set;

/** What some of the events of Azure DevOps mean. */
interface HookEvent {

    /** What stands in {@code eventType}. */
    Set<String> types();

    Translation translate(HookBody body);
}
