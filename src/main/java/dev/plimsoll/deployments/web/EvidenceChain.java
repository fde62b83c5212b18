package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells, step by step, what is proven between a change and what runs, and what is not. */
final class EvidenceChain {

    private final DeploymentDetail deployment;

    private EvidenceChain(DeploymentDetail deployment) {
        this.deployment = deployment;
    }

    /**
     * @param effect what it did; null if it has not taken effect
     * @param observer by which means it was last seen, or null
     */
    static List<ChainLink> of(
            DeploymentDetail deployment,
            @Nullable ChangeLine change,
            List<BuildLine> builds,
            List<EvidenceLine> evidence,
            List<ReviewLine> reviews,
            @Nullable EffectLine effect,
            @Nullable String observer) {
        var chain = new EvidenceChain(deployment);
        return List.of(
                chain.merged(change),
                chain.built(builds),
                chain.checked(evidence),
                chain.pushed(builds),
                chain.approved(reviews),
                chain.deployed(),
                chain.verified(effect, observer));
    }

    private ChainLink merged(@Nullable ChangeLine change) {
        if (change == null) {
            return ChainLink.gap("Merged", "No change request that brought this commit in has been reported.");
        }
        var title = "#" + change.number() + (change.title() == null ? "" : " " + change.title());
        if (change.mergedAt() == null) {
            return ChainLink.gap("Merged", title + " is not merged.");
        }
        var by = change.mergedBy() == null ? "" : ", by " + change.mergedBy();
        return ChainLink.proven("Merged", title + by, change.mergedAt(), deployment.repository(), change.url());
    }

    private ChainLink built(List<BuildLine> builds) {
        if (builds.isEmpty()) {
            return ChainLink.gap("Built", "No build of this commit or image has been reported.");
        }
        var build = builds.get(0);
        var words = "Build " + build.status() + (build.platform() == null ? "" : " for " + build.platform());
        var link = ChainLink.proven("Built", words, build.finishedAt(), build.origin(), build.url());
        return switch (build.status()) {
            case "succeeded" -> link;
            case "failed" -> link.as(StateMark.FAILED);
            case "running", "queued" -> link.as(StateMark.RUNNING);
            default -> link.as(StateMark.CANCELLED);
        };
    }

    /** Of several the worst decides: what was skipped has not passed. */
    private ChainLink checked(List<EvidenceLine> evidence) {
        if (evidence.isEmpty()) {
            return ChainLink.gap("Checked", "No scan, signature or test of this image has been reported.");
        }
        var words = evidence.stream().map(EvidenceLine::words).collect(Collectors.joining(", "));
        var newest = Objects.requireNonNull(evidence.stream()
                .max(Comparator.comparing(EvidenceLine::givenAt))
                .orElse(null));
        var link = ChainLink.proven("Checked", words, newest.givenAt(), newest.origin(), newest.url());
        if (evidence.stream().anyMatch(EvidenceLine::hasFailed)) {
            return link.as(StateMark.FAILED);
        }
        return evidence.stream().anyMatch(EvidenceLine::isSkipped) ? link.as(StateMark.CANCELLED) : link;
    }

    private ChainLink pushed(List<BuildLine> builds) {
        var pushed = builds.stream()
                .filter(build -> build.digest() != null && build.digest().equals(deployment.digest()))
                .findFirst();
        if (pushed.isEmpty()) {
            return ChainLink.gap(
                    "Pushed",
                    deployment.digest() == null
                            ? "The deployment names no image."
                            : "No known build has made this image.");
        }
        var build = pushed.get();
        var image = Objects.requireNonNullElse(build.image(), new Artifact(null, build.digest()).shown());
        return ChainLink.proven("Pushed", image, build.finishedAt(), build.origin(), build.url());
    }

    private ChainLink approved(List<ReviewLine> reviews) {
        Optional<ReviewLine> decided = reviews.stream()
                .filter(review -> !review.state().equals("requested"))
                .reduce((first, last) -> last);
        if (decided.isPresent()) {
            return decided(decided.get());
        }
        return deployment.mark() == StateMark.WAITING
                ? ChainLink.proven(
                                "Approved",
                                "Waits for approval",
                                deployment.waitingAt(),
                                deployment.origin(),
                                deployment.url())
                        .as(StateMark.WAITING)
                : ChainLink.gap("Approved", "No approval has been reported.");
    }

    private ChainLink decided(ReviewLine review) {
        var isApproved = review.state().equals("approved");
        var comment = review.comment() == null || review.comment().isBlank() ? "" : ": " + review.comment();
        var words = (isApproved ? "Approved" : "Rejected")
                + (review.reviewer() == null ? "" : " by " + review.reviewer())
                + comment;
        var link = ChainLink.proven("Approved", words, review.occurredAt(), deployment.origin(), deployment.url());
        return isApproved ? link : link.as(StateMark.REJECTED);
    }

    private ChainLink deployed() {
        var words = "Deployment " + deployment.mark().word();
        var link = ChainLink.proven("Deployed", words, deployment.finishedAt(), deployment.origin(), deployment.url());
        return deployment.mark() == StateMark.SUCCEEDED ? link : link.as(deployment.mark());
    }

    private ChainLink verified(@Nullable EffectLine effect, @Nullable String observer) {
        if (effect != null && effect.isContradicted()) {
            return seen("Something else was seen running", effect.contradictedAt(), effect.contradictedBy())
                    .as(StateMark.FAILED);
        }
        return effect == null || effect.verifiedAt() == null
                ? ChainLink.gap("Verified", "Not verified: nobody has looked at what runs.")
                : seen("Seen running", effect.verifiedAt(), observer);
    }

    private static ChainLink seen(String words, @Nullable Instant at, @Nullable String observer) {
        return ChainLink.proven("Verified", words, at, observer == null ? null : observer.replace('-', ' '), null);
    }
}
