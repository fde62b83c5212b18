package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What the events of CDEvents mean. */
final class CdEvents {

    private static final Map<String, Function<CdEvent, Translation>> MEANINGS = Map.ofEntries(
            Map.entry("service", ServiceMeaning::of),
            Map.entry("pipelinerun", RunMeaning::ofRun),
            Map.entry("taskrun", RunMeaning::ofTask),
            Map.entry("build", BuildMeaning::ofBuild),
            Map.entry("artifact", BuildMeaning::ofArtifact),
            Map.entry("change", ChangeMeaning::of),
            Map.entry("incident", IncidentMeaning::of),
            Map.entry("testsuiterun", TestMeaning::of),
            Map.entry("testcaserun", event -> ignored("Plimsoll keeps test suites, and not each case of them.")),
            Map.entry("testoutput", event -> ignored("Plimsoll keeps how tests ended, and not what they put out.")),
            Map.entry("branch", event -> ignored("A branch says nothing of what runs anywhere.")),
            Map.entry("repository", event -> ignored("Repositories are known by what is built and deployed of them.")),
            Map.entry("environment", event -> ignored("Environments are known by what is deployed to them.")),
            Map.entry("ticket", event -> ignored("Plimsoll keeps no tickets; what is broken is told by incidents.")));

    /** With it begin the types of CDEvents, and those that others make up in its manner. */
    private static final String FAMILY = "dev.cdevents";

    private CdEvents() {}

    private static Translation ignored(String reason) {
        return Translation.ignored(reason);
    }

    /** Whether a body looks like an event of CDEvents, though it may be a wrong one. */
    static boolean isOne(Tree body) {
        return Objects.requireNonNullElse(body.text("context", "type"), "").startsWith(CdType.PREFIX)
                || (body.at("context").isObject() && body.at("subject").isObject())
                || body.at("subject", "content").isObject();
    }

    /**
     * Says what an event means.
     *
     * @param typeOutside the type that the CloudEvent gives; empty if there is none
     * @throws RefusedDelivery if it is not as CDEvents has it
     */
    static Translation translate(Tree body, String typeOutside, Inbound inbound) {
        var inside = Objects.requireNonNullElse(body.text("context", "type"), "");
        var said = inside.isEmpty() ? typeOutside : inside;
        var type = CdType.of(said);
        if (!said.startsWith(FAMILY)) {
            throw new RefusedDelivery(
                    "context.type",
                    "\u201ccontext.type\u201d is missing or wrong: it is the type of the event, such as dev.cdevents.service.deployed.0.3.0.");
        }
        var form = type.flatMap(known -> CdForms.of(known.name()));
        if (form.isEmpty()) {
            return Translation.unrecognised(
                    "CDEvents up to 0.5.1 has no event of the type \u201c%s\u201d.".formatted(said));
        }
        form.get().flaw(body.node(), type.get()).ifPresent(flaw -> refuse(form.get(), flaw));
        var event = new CdEvent(type.get(), body, inbound);
        var subject = form.get().name().substring(0, form.get().name().indexOf('.'));
        return Objects.requireNonNull(MEANINGS.get(subject)).apply(event);
    }

    private static void refuse(CdForm form, Shape.Flaw flaw) {
        var field = flaw.path().isEmpty() ? "data" : flaw.path();
        throw new RefusedDelivery(
                field, "\u201c%s\u201d of the event %s %s.".formatted(field, form.name(), flaw.fix()));
    }
}
