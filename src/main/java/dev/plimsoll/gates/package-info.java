/**
 * Gates in front of environments: who may let which artifact pass, by which rules, and what was decided.
 *
 * <p>Entrances and pages go through four doors. {@link dev.plimsoll.gates.Gates} asks, answers, takes votes and lets pass;
 * {@link dev.plimsoll.gates.Policies} keeps the versions of policies, which {@link dev.plimsoll.gates.PolicyYaml} reads and
 * writes, {@link dev.plimsoll.gates.PolicySentence} reads back and {@link dev.plimsoll.gates.Replays} tries on history;
 * {@link dev.plimsoll.gates.Freezes} stops everything; {@link dev.plimsoll.gates.outbox.Outbox} shows what was told outside.
 * {@link dev.plimsoll.gates.GateChanged} is published with each step.
 *
 * <p>To add a rule implement {@link dev.plimsoll.gates.GateRule}, to add a way to tell of decisions
 * {@link dev.plimsoll.gates.outbox.OutboxChannel}.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "catalog",
            "changes",
            "configuration",
            "deployments",
            "incidents",
            "pipelines",
            "secrets"
        })
@NullMarked
package dev.plimsoll.gates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
