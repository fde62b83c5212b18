package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells, step by step, what is proven between a change and what runs, and what is not. */
final class EvidenceChain {

    private final DeploymentDetail deployment;

    private EvidenceChain(DeploymentDetail deployment) {
        this.deployment = deployment;
    }

    static List<ChainLink> of(
            DeploymentDetail deployment,
            @Nullable ChangeLine change,
            List<BuildLine> builds,
            List<ReviewLine> reviews) {
        var chain = new EvidenceChain(deployment);
        return List.of(
                chain.merged(change), chain.built(builds), chain.approved(reviews), chain.deployed(), verified());
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

    private ChainLink approved(List<ReviewLine> reviews) {
        var decided = reviews.stream()
                .filter(review -> !review.state().equals("requested"))
                .reduce((first, last) -> last);
        if (decided.isPresent()) {
            var review = decided.get();
            var comment = review.comment() == null || review.comment().isBlank() ? "" : ": " + review.comment();
            var words = (review.state().equals("approved") ? "Approved" : "Rejected")
                    + (review.reviewer() == null ? "" : " by " + review.reviewer())
                    + comment;
            var link = ChainLink.proven("Approved", words, review.occurredAt(), deployment.origin(), deployment.url());
            return review.state().equals("approved") ? link : link.as(StateMark.REJECTED);
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

    private ChainLink deployed() {
        var words = "Deployment " + deployment.mark().word();
        var link = ChainLink.proven("Deployed", words, deployment.finishedAt(), deployment.origin(), deployment.url());
        return deployment.mark() == StateMark.SUCCEEDED ? link : link.as(deployment.mark());
    }

    private static ChainLink verified() {
        return ChainLink.gap("Verified", "Not verified: nothing has reported what runs.");
    }
}
