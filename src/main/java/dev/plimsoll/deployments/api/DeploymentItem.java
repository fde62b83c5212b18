package dev.plimsoll.deployments.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** One deployment as programs see it: what its sender says, and what follows from it. */
record DeploymentItem(
        @JsonUnwrapped ReportedDeployment reported,
        @JsonUnwrapped CountedDeployment counted) {

    String origin() {
        return reported.origin();
    }
}
