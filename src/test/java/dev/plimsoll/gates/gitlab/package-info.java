/** Tests of gates for GitLab. */
package dev.plimsoll.gates.gitlab;
