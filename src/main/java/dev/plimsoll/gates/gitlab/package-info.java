/** Gates for GitLab: approvals of deployments to protected environments. */
@NullMarked
package dev.plimsoll.gates.gitlab;

import org.jspecify.annotations.NullMarked;
